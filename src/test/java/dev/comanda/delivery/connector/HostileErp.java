package dev.comanda.delivery.connector;

/** An ERP, or what stands before it, that does what ERPs do when things go wrong. */
public interface HostileErp extends ErpSide {
  /** What goes wrong. */
  enum Fault {
    NONE,
    /** Whatever is asked is held, and never answered or done. */
    HANGS,
    /** The connection is cut before anything was done. */
    CUTS_BEFORE,
    /** It is done, then the connection is cut. */
    CUTS_AFTER,
    /** It says that a line is written, and writes none. */
    CLAIMS,
    /** It writes each line twice. */
    DOUBLES,
    /** Nobody is signed in any more. */
    SIGNED_OUT,
    /** It asks for patience. */
    BUSY,
    /** It is about to start or to stop, says so and does nothing. */
    UNAVAILABLE,
    /** It fails, and says no more. */
    FAILS,
    /** A line is not answered, and written when {@link HostileErp#actLate} is called. */
    LATE,
    /** It answers what has nothing to do with what was asked, and does nothing. */
    GARBAGE
  }

  /** What goes wrong from now on. */
  void from(Fault fault);

  /** The same only where a line is written; for an ERP of which more is asked before. */
  default void whenWriting(Fault fault) {
    from(fault);
  }

  /** Waits until a request is held. */
  void awaitHeld();

  /** Does what {@link Fault#LATE} held back. */
  void actLate();

  /** How often it was to write a line. */
  int submitted();
}
