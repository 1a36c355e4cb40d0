package dev.comanda.demo.erp.books;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Who may log in; of the password only a salted hash is kept. */
record User(String name, String salt, String hash) {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  /** Enough for a demo, and quick enough for a test that logs in a hundred times. */
  private static final int ROUNDS = 20_000;

  static User of(String name, String password) {
    var salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return new User(name, HexFormat.of().formatHex(salt), hash(salt, password));
  }

  boolean has(String password) {
    var found = hash(HexFormat.of().parseHex(salt), password);
    return MessageDigest.isEqual(HexFormat.of().parseHex(found), HexFormat.of().parseHex(hash));
  }

  private static String hash(byte[] salt, String password) {
    try {
      var spec = new PBEKeySpec(password.toCharArray(), salt, ROUNDS, HASH_BITS);
      var factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
      return HexFormat.of().formatHex(factory.generateSecret(spec).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
