package dev.comanda.delivery.hook;

import dev.comanda.problem.Refused;
import dev.comanda.wire.Address;
import dev.comanda.wire.Doorkeeper;
import dev.comanda.wire.NotSent;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a webhook is posted to.
 *
 * @param origin whom we call
 * @param target path and query, exactly as they were given
 */
record HookAddress(Address origin, String target) {
  static final int CHARS_MAX = 500;

  private static final String POINTER = "/url";

  /** Letters of ASCII that can be seen: nothing that could end a line of HTTP. */
  private static final Pattern PLAIN = Pattern.compile("[!-~]+");

  /**
   * What was sent as one. Its name is looked up here and again before each call; one that is not
   * known here may be later.
   *
   * @throws Refused {@code invalid} saying in words what is wrong with it
   */
  static String read(@Nullable String sent, Doorkeeper doorkeeper) {
    if (sent == null || sent.isBlank()) {
      throw Refused.field(POINTER, "required", "Say where it is to be sent.");
    }
    var text = sent.strip();
    if (text.length() > CHARS_MAX) {
      throw Refused.field(
          POINTER, "too_long", "This address may have at most " + CHARS_MAX + " characters.");
    }
    try {
      var _ = doorkeeper.addresses(of(text).origin());
    } catch (IllegalArgumentException e) {
      throw Refused.field(POINTER, "address", String.valueOf(e.getMessage()));
    } catch (NotSent e) {
      if (e.code().equals(NotSent.NOT_ALLOWED)) {
        throw Refused.field(POINTER, "not_allowed", e.words());
      }
    }
    return text;
  }

  /**
   * One from its text.
   *
   * @throws IllegalArgumentException saying in words what is wrong with it
   */
  static HookAddress of(String text) {
    if (!PLAIN.matcher(text).matches()) {
      throw wrong("it may have only letters of ASCII, and no spaces");
    }
    try {
      var uri = new URI(text);
      if (uri.getRawFragment() != null) {
        throw wrong("it must hold no #");
      }
      var authority = uri.getRawAuthority();
      var origin = authority == null ? uri : new URI(uri.getScheme() + "://" + authority);
      return new HookAddress(Address.of(origin), target(uri));
    } catch (URISyntaxException e) {
      throw wrong("it is none that HTTP knows");
    }
  }

  private static IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException("This is no address that can be called: " + why + ".");
  }

  private static String target(URI uri) {
    var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }
}
