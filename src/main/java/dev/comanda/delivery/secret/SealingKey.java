package dev.comanda.delivery.secret;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key that seals, and the id by which what it sealed names it. Its text is its id alone. */
public final class SealingKey {
  /** What a line must be, in words. */
  static final String FORM =
      "id:key, the id 1 to 32 of A-Z a-z 0-9 . _ -, the key 32 bytes in base 64";

  /** What may be an id. */
  static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,32}");

  private static final Pattern LINE = Pattern.compile("(" + ID + "):([A-Za-z0-9+/]{43}=)");
  private static final int KEY_BYTES = 32;
  private static final int ID_BYTES = 8;

  private final String id;
  private final SecretKey key;

  private SealingKey(String id, byte[] key) {
    this.id = id;
    this.key = new SecretKeySpec(key, "AES");
  }

  /** The key of a line, if it is one. */
  static Optional<SealingKey> read(String line) {
    var parts = LINE.matcher(line);
    return parts.matches()
        ? Optional.of(new SealingKey(parts.group(1), Base64.getDecoder().decode(parts.group(2))))
        : Optional.empty();
  }

  /** A new key as a line. */
  static String newLine() {
    var random = new SecureRandom();
    var id = new byte[ID_BYTES];
    var key = new byte[KEY_BYTES];
    random.nextBytes(id);
    random.nextBytes(key);
    return HexFormat.of().formatHex(id) + ":" + Base64.getEncoder().encodeToString(key);
  }

  String id() {
    return id;
  }

  SecretKey key() {
    return key;
  }

  @Override
  public String toString() {
    return "SealingKey[" + id + "]";
  }
}
