package dev.comanda.staff.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** An Ed25519 key that signs staff tokens. Thread-safe. */
final class TokenKey {
  private static final String ED25519 = "Ed25519";

  private final String id;
  private final PrivateKey secret;
  private final PublicKey open;
  private final Instant since;

  /**
   * The key as it is kept, both parts in base 64.
   *
   * @param since from when on it signs
   */
  record Stored(
      @JsonProperty("id") String id,
      @JsonProperty("secret") String secret,
      @JsonProperty("open") String open,
      @JsonProperty("since") Instant since) {}

  private TokenKey(String id, PrivateKey secret, PublicKey open, Instant since) {
    this.id = id;
    this.secret = secret;
    this.open = open;
    this.since = since;
  }

  /** A new key. */
  static Stored create(Instant since) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
      var id = new byte[8];
      new SecureRandom().nextBytes(id);
      var base64 = Base64.getEncoder();
      return new Stored(
          HexFormat.of().formatHex(id),
          base64.encodeToString(pair.getPrivate().getEncoded()),
          base64.encodeToString(pair.getPublic().getEncoded()),
          since);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static TokenKey read(Stored stored) {
    try {
      var base64 = Base64.getDecoder();
      var keys = KeyFactory.getInstance(ED25519);
      return new TokenKey(
          stored.id(),
          keys.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(stored.secret()))),
          keys.generatePublic(new X509EncodedKeySpec(base64.decode(stored.open()))),
          stored.since());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of the table setting is damaged", e);
    }
  }

  String id() {
    return id;
  }

  Instant since() {
    return since;
  }

  byte[] sign(byte[] message) {
    try {
      var signature = Signature.getInstance(ED25519);
      signature.initSign(secret);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean signed(byte[] message, byte[] signatureBytes) {
    try {
      var signature = Signature.getInstance(ED25519);
      signature.initVerify(open);
      signature.update(message);
      return signature.verify(signatureBytes);
    } catch (GeneralSecurityException e) {
      // Bytes that cannot be a signature.
      return false;
    }
  }
}
