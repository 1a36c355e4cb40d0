package dev.comanda.log;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/**
 * A caller's key, kept 48 hours: the same key with the same body is answered as the first time,
 * with another body it is refused.
 *
 * @param caller the guest or member of staff; keys of different callers do not meet
 * @param bodyHash SHA-256 over what was asked
 */
public record Idempotency(UUID caller, String key, byte[] bodyHash) {
  /** Characters that a key may have, as in other APIs of the field; a UUID has 36. */
  public static final int KEY_CHARS_MAX = 255;

  /** A key for a request: its method and path and its body together are what was asked. */
  public static Idempotency of(UUID caller, String key, String request, byte[] body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(request.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
      return new Idempotency(caller, key, digest.digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean sameBody(byte[] otherHash) {
    return Arrays.equals(bodyHash, otherHash);
  }
}
