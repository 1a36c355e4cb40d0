package dev.comanda.http;

import dev.comanda.problem.Refused;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Versions of things on the wire: sent as {@code ETag}, expected by {@code If-Match}. */
public final class Versions {
  private static final Pattern FORM = Pattern.compile("\"(\\d{1,9})(?:\\.[\\w-]+)?\"");

  private Versions() {}

  /**
   * The version that the caller has seen; empty when any will do.
   *
   * @throws Refused {@code invalid} naming the header when it is not an ETag of ours
   */
  public static OptionalInt expected(Request request) {
    var sent = request.header("If-Match").orElse("*");
    if (sent.equals("*")) {
      return OptionalInt.empty();
    }
    var match = FORM.matcher(sent);
    if (!match.matches()) {
      throw Refused.field(
          "header:If-Match", "version", "Send the ETag of what you have seen, like \"3\".");
    }
    return OptionalInt.of(Integer.parseInt(match.group(1)));
  }

  /** A name for this content that others do not have, for an {@code ETag}; without quotes. */
  public static String ofContent(byte[] content) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(content);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 15));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The answer with the version of what it shows. */
  public static Reply tag(Reply reply, int version) {
    return reply.with("ETag", "\"" + version + "\"");
  }

  /** The same for one that also shows what changes without another version. */
  public static Reply tagAll(Reply reply, int version) {
    return reply.with("ETag", "\"" + version + "." + ofContent(reply.body()) + "\"");
  }
}
