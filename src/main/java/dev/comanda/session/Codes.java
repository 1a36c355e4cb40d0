package dev.comanda.session;

import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Session codes and guest tokens. Both begin with the short id of their location, so that they find
 * their way without a look-up.
 */
public final class Codes {
  /** Digits and letters without those that look alike: Crockford's base 32 in lower case. */
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  /** Random characters of a code: 50 bits, while wrong guesses are limited per address. */
  private static final int CODE_CHARS = 10;

  private static final int TOKEN_BYTES = 32;

  private static final Pattern CODE = Pattern.compile("([0-9a-z]{1,6})-([0-9a-hjkmnp-tv-z]{10})");
  private static final Pattern REQUEST_TOKEN =
      Pattern.compile("r\\.([0-9a-z]{1,6})\\.([A-Za-z0-9_-]{43})");
  private static final Pattern TOKEN = Pattern.compile("g\\.([0-9a-z]{1,6})\\.([A-Za-z0-9_-]{43})");

  private static final SecureRandom RANDOM = new SecureRandom();

  private Codes() {}

  /** A new code of a location. */
  static String newCode(int shortId) {
    var code = new StringBuilder(Integer.toString(shortId, 36)).append('-');
    for (int i = 0; i < CODE_CHARS; i++) {
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  /** A new guest token of a location. */
  static String newToken(int shortId) {
    return "g." + secret(shortId);
  }

  /** A new token of a phone that asks at a spot. */
  static String newRequestToken(int shortId) {
    return "r." + secret(shortId);
  }

  private static String secret(int shortId) {
    var bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    return Integer.toString(shortId, 36)
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The short id in a code; empty when it has not the form of one. */
  static Optional<Integer> locationOfCode(String code) {
    return shortId(CODE, code);
  }

  /** Whether a token has the form of a guest token. */
  public static boolean isGuestToken(String token) {
    return token.startsWith("g.");
  }

  /** The short id in a token; empty when it has not the form of one. */
  static Optional<Integer> locationOfToken(String token) {
    return shortId(TOKEN, token);
  }

  /** Whether a token has the form of one of a phone that asked at a spot. */
  public static boolean isRequestToken(String token) {
    return token.startsWith("r.");
  }

  /** The short id in such a token; empty when it has not the form of one. */
  static Optional<Integer> locationOfRequestToken(String token) {
    return shortId(REQUEST_TOKEN, token);
  }

  private static Optional<Integer> shortId(Pattern form, String text) {
    var match = form.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Integer.parseInt(match.group(1), 36));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** What is stored of a token. */
  static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static Refused unknownCode() {
    return new Refused(Code.NOT_FOUND, "This code is not known. Ask the staff for a new one.");
  }
}
