package dev.comanda.staff;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that change with the time, as RFC 6238 says and every authenticator app shows them:
 * HMAC-SHA-1, six digits, a new one every 30 s. Pure.
 */
final class Totp {
  /** As many as the hash has, as RFC 4226 recommends. */
  static final int SECRET_BYTES = 20;

  static final int DIGITS = 6;
  private static final int MODULUS = 1_000_000;
  private static final int STEP_SECONDS = 30;

  /** Steps before and after the present one that are taken: a phone's clock may be 30 s off. */
  private static final int STEPS_OFF_MAX = 1;

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BASE32_BITS = 5;

  private Totp() {}

  /** The step that a code is good for now; empty when it is good for none. */
  static OptionalLong step(byte[] secret, String code, Instant now) {
    long present = now.getEpochSecond() / STEP_SECONDS;
    var found = OptionalLong.empty();
    for (long step = present - STEPS_OFF_MAX; step <= present + STEPS_OFF_MAX; step++) {
      if (MessageDigest.isEqual(bytes(code(secret, step)), bytes(code))) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The code of a moment. */
  static String code(byte[] secret, Instant at) {
    return code(secret, at.getEpochSecond() / STEP_SECONDS);
  }

  private static String code(byte[] secret, long step) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "RAW"));
      var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xF;
      int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
      var digits = Integer.toString(number % MODULUS);
      return "0".repeat(DIGITS - digits.length()) + digits;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What an app reads from the QR code. */
  static String uri(byte[] secret, String email) {
    var account = URLEncoder.encode(email, StandardCharsets.UTF_8).replace("+", "%20");
    return "otpauth://totp/Comanda:"
        + account
        + "?secret="
        + base32(secret)
        + "&issuer=Comanda&algorithm=SHA1&digits="
        + DIGITS
        + "&period="
        + STEP_SECONDS;
  }

  /** Bytes in letters and digits that are not mistaken for each other; five bits each. */
  static String base32(byte[] bytes) {
    var text = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte each : bytes) {
      held = (held << Byte.SIZE) | (each & 0xFF);
      bits += Byte.SIZE;
      while (bits >= BASE32_BITS) {
        bits -= BASE32_BITS;
        text.append(BASE32.charAt((held >> bits) & 31));
      }
      held &= (1 << bits) - 1;
    }
    if (bits > 0) {
      text.append(BASE32.charAt((held << (BASE32_BITS - bits)) & 31));
    }
    return text.toString();
  }
}
