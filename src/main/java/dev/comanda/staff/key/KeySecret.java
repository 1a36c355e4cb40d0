package dev.comanda.staff.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What a program sends to be let in. Like the tokens of phones it begins with the short id of a
 * location; 256 random bits follow, so that its plain SHA-256 tells nobody anything.
 */
final class KeySecret {
  private static final String PREFIX = "k.";
  private static final Pattern FORM = Pattern.compile("k\\.[0-9a-z]{1,6}\\.[A-Za-z0-9_-]{43}");
  private static final int RANDOM_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private KeySecret() {}

  /** A new one. */
  static String next(int shortId) {
    var bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return PREFIX
        + Integer.toString(shortId, 36)
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether somebody means a key, be it right or wrong. */
  static boolean isMeant(String token) {
    return token.startsWith(PREFIX);
  }

  /** Whether it could be one. */
  static boolean isFormed(String key) {
    return FORM.matcher(key).matches();
  }

  /** What is stored of it. */
  static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
