package dev.comanda.delivery.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is kept of a sealed value.
 *
 * <pre>
 *   1 byte        version of this form, 1
 *   1 byte        what was sealed: 1 a sign-in, 2 bytes
 *   1 byte        length of the key's id
 *   1 to 32       the key's id, ASCII
 *   12 bytes      the nonce
 *   16 and more   what AES-256-GCM made: the text and 16 bytes that prove it
 * </pre>
 *
 * The first four and the row it is kept in are bound to the text: with others it does not open.
 */
record Envelope(Kind kind, String keyId, byte[] nonce, byte[] text) {
  static final int NONCE_BYTES = 12;
  static final int PROOF_BYTES = 16;

  private static final byte VERSION = 1;
  private static final int LENGTHS = 3;

  /** What was sealed. */
  enum Kind {
    LOGIN(1),
    BYTES(2);

    private final byte code;

    Kind(int code) {
      this.code = (byte) code;
    }

    private static Optional<Kind> of(byte code) {
      return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }
  }

  /** What was kept, where it has this form. */
  static Optional<Envelope> read(byte[] bytes) {
    try {
      var from = ByteBuffer.wrap(bytes);
      int version = from.get();
      var kind = Kind.of(from.get());
      var keyId = new byte[Byte.toUnsignedInt(from.get())];
      var nonce = new byte[NONCE_BYTES];
      from.get(keyId).get(nonce);
      var text = new byte[from.remaining()];
      from.get(text);
      var id = new String(keyId, US_ASCII);
      return version == VERSION && SealingKey.ID.matcher(id).matches() && text.length >= PROOF_BYTES
          ? kind.map(known -> new Envelope(known, id, nonce, text))
          : Optional.empty();
    } catch (BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  byte[] bytes() {
    var head = head(kind, keyId);
    return ByteBuffer.allocate(head.length + nonce.length + text.length)
        .put(head)
        .put(nonce)
        .put(text)
        .array();
  }

  /** What a text is bound to. */
  static byte[] bound(Kind kind, String keyId, Home home) {
    var head = head(kind, keyId);
    var row = home.bytes();
    return ByteBuffer.allocate(head.length + row.length).put(head).put(row).array();
  }

  private static byte[] head(Kind kind, String keyId) {
    return ByteBuffer.allocate(LENGTHS + keyId.length())
        .put(VERSION)
        .put(kind.code)
        .put((byte) keyId.length())
        .put(keyId.getBytes(US_ASCII))
        .array();
  }
}
