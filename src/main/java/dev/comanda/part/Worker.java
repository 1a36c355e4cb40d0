package dev.comanda.part;

/**
 * Something that goes on in the background.
 *
 * @param role the nodes on which it goes on
 * @param start begins it and returns; called once at most
 * @param work what is closed at the end, also when it was never begun
 */
public record Worker(NodeRole role, Runnable start, AutoCloseable work) {
  /** Goes on where phones and staff are served. */
  public static Worker serving(Runnable start, AutoCloseable work) {
    return new Worker(NodeRole.API, start, work);
  }

  /** Goes on where lines are booked in ERPs. */
  public static Worker booking(Runnable start, AutoCloseable work) {
    return new Worker(NodeRole.WORKER, start, work);
  }

  /** Goes on where the background's work is done. */
  public static Worker upkeep(Runnable start, AutoCloseable work) {
    return new Worker(NodeRole.UPKEEP, start, work);
  }
}
