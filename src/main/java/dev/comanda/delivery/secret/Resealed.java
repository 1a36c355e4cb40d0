package dev.comanda.delivery.secret;

/** What came of sealing again what was sealed. */
public sealed interface Resealed {
  /** The key that seals now has sealed it, so it stays as it is. */
  record AsItWas() implements Resealed {}

  /** What may be kept in its place. */
  record Anew(byte[] bytes) implements Resealed {}

  /** It cannot be read and stays as it is; why, in words for a person. */
  record Unreadable(String why) implements Resealed {}
}
