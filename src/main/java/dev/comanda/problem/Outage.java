package dev.comanda.problem;

/**
 * A failure of something that Comanda needs, as against a fault of Comanda's own: whoever asked may
 * try again. Implemented by exceptions.
 */
public interface Outage {
  /** Whether what is needed could not be reached, so that trying again makes sense. */
  boolean connectionLost();

  /** Whether there is no room to write, so that nothing was done. */
  boolean outOfRoom();

  /** Whether what is needed took so long that it was given up, with nothing done. */
  boolean tookTooLong();
}
