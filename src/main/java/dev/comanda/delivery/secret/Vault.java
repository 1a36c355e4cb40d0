package dev.comanda.delivery.secret;

import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.secret.Envelope.Kind;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals what integrations sign in with, and opens it, each for the row it is kept in. Without the
 * key it says so, in words that hold no secret. Thread-safe.
 *
 * <p>AES-256-GCM with a random nonce of 96 bits: a key must seal fewer than 2^32 times, which at
 * ten a second is thirteen years.
 */
public final class Vault {
  /** What may be sealed at most. */
  public static final int BYTES_MAX = 8 * 1024;

  /** What a sign-in's user and password may have together. */
  public static final int LOGIN_CHARS_MAX = (BYTES_MAX - Integer.BYTES) / Character.BYTES;

  private static final String CIPHER = "AES/GCM/NoPadding";

  private final VaultKeys keys;
  private final SecureRandom random = new SecureRandom();

  /** One with these keys. */
  public Vault(VaultKeys keys) {
    this.keys = keys;
  }

  /**
   * Seals a sign-in.
   *
   * @param login of at most {@link #LOGIN_CHARS_MAX}, which its caller has looked at
   */
  public Sealing seal(Home home, Login login) {
    return seal(home, Kind.LOGIN, bytes(login));
  }

  /**
   * Seals bytes.
   *
   * @param bytes at most {@link #BYTES_MAX}, which its caller has looked at
   */
  public Sealing seal(Home home, byte[] bytes) {
    return seal(home, Kind.BYTES, bytes);
  }

  /** Opens a sign-in. */
  public Opening<Login> open(Home home, byte[] sealed) {
    return open(home, sealed, Kind.LOGIN, Vault::login);
  }

  /** Opens bytes. */
  public Opening<byte[]> openBytes(Home home, byte[] sealed) {
    return open(home, sealed, Kind.BYTES, Function.identity());
  }

  /** Seals by the key that seals now what was sealed by whichever; what it was is looked at. */
  public Resealed resealed(Home home, byte[] sealed) {
    var now = keys.now();
    return switch (opened(now, home, sealed)) {
      case Opening.Unreadable<Content>(var why) -> new Resealed.Unreadable(why);
      case Opening.Opened<Content>(var content) ->
          now instanceof Keys.Usable usable && !usable.sealsBy(content.keyId())
              ? new Resealed.Anew(
                  sealed(usable.all().getFirst(), home, content.kind(), content.bytes()))
              : new Resealed.AsItWas();
    };
  }

  /** The id of the key that something was sealed by; empty where it is nothing that was sealed. */
  public static Optional<String> keyOf(byte[] sealed) {
    return Envelope.read(sealed).map(Envelope::keyId);
  }

  /** What was in an envelope. */
  record Content(Kind kind, String keyId, byte[] bytes) {}

  private Sealing seal(Home home, Kind kind, byte[] bytes) {
    if (bytes.length > BYTES_MAX) {
      throw new IllegalArgumentException("more than " + BYTES_MAX + " bytes to seal");
    }
    return switch (keys.toSeal()) {
      case Keys.Unusable(var why) -> new Sealing.NotSealed(why);
      case Keys.Usable(var all) -> new Sealing.Sealed(sealed(all.getFirst(), home, kind, bytes));
    };
  }

  private byte[] sealed(SealingKey key, Home home, Kind kind, byte[] bytes) {
    var nonce = new byte[Envelope.NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
      cipher.updateAAD(Envelope.bound(kind, key.id(), home));
      return new Envelope(kind, key.id(), nonce, cipher.doFinal(bytes)).bytes();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> Opening<T> open(Home home, byte[] sealed, Kind kind, Function<byte[], T> as) {
    var now = keys.now();
    var opened = opened(now, home, sealed);
    keys.tried(now, keyOf(sealed).orElse(""), opened);
    return switch (opened) {
      case Opening.Unreadable<Content>(var why) -> new Opening.Unreadable<>(why);
      case Opening.Opened<Content>(var content) when content.kind() != kind ->
          new Opening.Unreadable<>("What is kept was sealed as something else.");
      case Opening.Opened<Content>(var content) -> new Opening.Opened<>(as.apply(content.bytes()));
    };
  }

  private static Opening<Content> opened(Keys keys, Home home, byte[] sealed) {
    return switch (keys) {
      case Keys.Unusable(var why) -> new Opening.Unreadable<>(why);
      case Keys.Usable usable -> {
        var envelope = Envelope.read(sealed).orElse(null);
        if (envelope == null) {
          yield new Opening.Unreadable<>("What is kept is damaged: nothing that was sealed.");
        }
        var key = usable.named(envelope.keyId()).orElse(null);
        yield key == null
            ? new Opening.Unreadable<>(
                "What is kept was sealed by the key "
                    + envelope.keyId()
                    + ", which this node does not have.")
            : opened(key, home, envelope);
      }
    };
  }

  private static Opening<Content> opened(SealingKey key, Home home, Envelope envelope) {
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, key, envelope.nonce());
      cipher.updateAAD(Envelope.bound(envelope.kind(), key.id(), home));
      return new Opening.Opened<>(
          new Content(envelope.kind(), key.id(), cipher.doFinal(envelope.text())));
    } catch (AEADBadTagException e) {
      return new Opening.Unreadable<>(
          "The key "
              + key.id()
              + " does not open what is kept: it was changed, or sealed for another row, or by"
              + " another key of this id.");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Cipher cipher(int mode, SealingKey key, byte[] nonce)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key.key(), new GCMParameterSpec(Envelope.PROOF_BYTES * Byte.SIZE, nonce));
    return cipher;
  }

  /** The user's length, then both as Java has them, so that whatever they hold comes back. */
  private static byte[] bytes(Login login) {
    var both = login.user() + login.password();
    var bytes = ByteBuffer.allocate(Integer.BYTES + both.length() * Character.BYTES);
    bytes.putInt(login.user().length()).asCharBuffer().put(both);
    return bytes.array();
  }

  private static Login login(byte[] bytes) {
    var from = ByteBuffer.wrap(bytes);
    int userChars = from.getInt();
    var both = from.asCharBuffer().toString();
    return new Login(both.substring(0, userChars), both.substring(userChars));
  }
}
