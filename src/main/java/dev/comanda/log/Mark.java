package dev.comanda.log;

/**
 * How far a location is: the configuration that it has and the last event of its log, both of one
 * moment. What was read at a mark is what stands there as long as the location is at that mark.
 *
 * @param seq of the log's last event
 */
public record Mark(Revision revision, long seq) {
  /** Where the log is. */
  public Position position() {
    return new Position(revision.epoch(), seq);
  }

  /** Whether the configuration is the same here as at the other mark, or a later one. */
  public boolean isConfiguredSince(Mark other) {
    return revision.epoch() == other.revision.epoch()
        && revision.number() >= other.revision.number();
  }

  /** Whether nothing had happened at the other mark that has not happened here. */
  public boolean isSince(Mark other) {
    return isConfiguredSince(other) && seq >= other.seq;
  }
}
