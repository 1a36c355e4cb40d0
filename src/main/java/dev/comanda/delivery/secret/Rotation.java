package dev.comanda.delivery.secret;

/** What came of asking for another key. */
public sealed interface Rotation {
  /** The key of this id seals from now on; those before it still open. */
  record Added(String keyId) implements Rotation {}

  /** Nothing was changed, for a reason that a person can read. */
  record NotAdded(String why) implements Rotation {}
}
