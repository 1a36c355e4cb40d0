package dev.comanda.problem;

import org.jspecify.annotations.Nullable;

/**
 * Something that may go wrong many times a second: it is worth a line when it begins or becomes
 * another trouble, and one when it is over. Thread-safe.
 */
public final class Trouble {
  private @Nullable Object kind;

  /** Whether there was no trouble of this kind until now. */
  public synchronized boolean isNew(Object kind) {
    boolean known = kind.equals(this.kind);
    this.kind = kind;
    return !known;
  }

  /** Tells that it works; says whether there was trouble until now. */
  public synchronized boolean over() {
    boolean was = kind != null;
    kind = null;
    return was;
  }
}
