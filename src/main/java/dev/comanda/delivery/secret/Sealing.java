package dev.comanda.delivery.secret;

/** What came of sealing. */
public sealed interface Sealing {
  /** What may be kept; the key's id is in it. */
  record Sealed(byte[] bytes) implements Sealing {}

  /** There is no key that could be used; why, in words for a person. */
  record NotSealed(String why) implements Sealing {}
}
