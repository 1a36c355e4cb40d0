package dev.comanda.preparation.robot;

import dev.comanda.problem.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address at which an engine waits for an order. What follows the host is sent exactly as it was
 * given: a closing slash belongs to it.
 *
 * @param text as it was given
 * @param secure whether by TLS
 * @param host a name or an IP address, IPv6 without brackets
 * @param port the one that is meant where none is given
 * @param target path and query
 */
public record CallbackUrl(String text, boolean secure, String host, int port, String target) {
  /** How refusals name the field. */
  public static final String POINTER = "header:Cpee-Callback";

  /** The longest address, in characters; an engine's have about a hundred. */
  public static final int CHARS_MAX = 1_000;

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;
  private static final int PORT_MAX = 65_535;

  /** Letters of ASCII that can be seen: nothing that could end a line of HTTP. */
  private static final Pattern PLAIN = Pattern.compile("[!-~]+");

  /**
   * Reads an address.
   *
   * @throws Refused {@code invalid} saying in words what is wrong with it
   */
  public static CallbackUrl read(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      throw Refused.field(POINTER, "required", "Say at which address you wait for an order.");
    }
    if (text.length() > CHARS_MAX) {
      throw Refused.field(
          POINTER, "too_long", "This address may have at most " + CHARS_MAX + " characters.");
    }
    if (!PLAIN.matcher(text).matches()) {
      throw wrong("It may have no spaces and only letters of ASCII.");
    }
    try {
      return of(text, new URI(text));
    } catch (URISyntaxException e) {
      throw wrong("It is none that HTTP knows.");
    }
  }

  private static CallbackUrl of(String text, URI uri) {
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https");
    if (!secure && !scheme.equals("http")) {
      throw wrong("It must begin with http:// or https://.");
    }
    var host = uri.getHost();
    if (host == null) {
      throw wrong("It has no host, or one whose name holds something else than a-z, 0-9, - and .");
    }
    if (uri.getRawUserInfo() != null) {
      throw wrong("It must hold no name or password.");
    }
    if (uri.getRawFragment() != null) {
      throw wrong("It must hold no #.");
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
    if (port == 0 || port > PORT_MAX) {
      throw wrong("Its port is none.");
    }
    return new CallbackUrl(text, secure, bare(host), port, target(uri));
  }

  private static Refused wrong(String why) {
    return Refused.field(POINTER, "address", "This is no address that can be called. " + why);
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static String target(URI uri) {
    var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  /** Host and port, as the header {@code Host} names them. */
  String authority() {
    var named = host.contains(":") ? "[" + host + "]" : host;
    return port == (secure ? HTTPS_PORT : HTTP_PORT) ? named : named + ":" + port;
  }
}
