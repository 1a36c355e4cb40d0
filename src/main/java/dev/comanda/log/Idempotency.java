package dev.comanda.log;

import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

  /**
   * The key of a request that makes something, if it has one: its path and its body together are
   * what was asked. A slash at the end of the path says nothing, as where routes are looked for.
   */
  public static @Nullable Idempotency of(
      UUID caller, Optional<String> key, String path, byte[] body) {
    return key.map(
            sent -> {
              var digest = sha256();
              digest.update(withoutSlash(path).getBytes(StandardCharsets.UTF_8));
              digest.update((byte) '\n');
              return new Idempotency(caller, sent, digest.digest(body));
            })
        .orElse(null);
  }

  /** SHA-256 over what was asked, where that is no request's body. */
  public static byte[] hash(byte[] asked) {
    return sha256().digest(asked);
  }

  private static String withoutSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How the same key with another body is turned down. */
  public static Refused reused() {
    return new Refused(
            Code.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key was used for another request.")
        .at("header:Idempotency-Key", "reused");
  }

  /** Whether another request with this key asks for the same. */
  public boolean sameBody(byte[] otherHash) {
    return Arrays.equals(bodyHash, otherHash);
  }
}
