package dev.comanda.log;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Those who may know the same of a location's log.
 *
 * @param waiter who it is, among waiters: one does not see another's orders; otherwise null
 */
public record Audience(Kind kind, @Nullable UUID waiter) {
  /** Managers and administrators. */
  public static final Audience MANAGEMENT = new Audience(Kind.MANAGEMENT, null);

  /** Cooks. */
  public static final Audience KITCHEN = new Audience(Kind.KITCHEN, null);

  /** Programs that may read the log and nothing else. */
  public static final Audience PROGRAM = new Audience(Kind.PROGRAM, null);

  /** Programs that may read orders besides. */
  public static final Audience PROGRAM_OF_ORDERS = new Audience(Kind.PROGRAM_OF_ORDERS, null);

  /** What an audience is. */
  public enum Kind {
    MANAGEMENT,
    WAITER,
    KITCHEN,
    PROGRAM,
    PROGRAM_OF_ORDERS,
    /** The guests of a session, of what happens in it and of what is for all guests. */
    GUESTS,
    /** The phone that asked at a spot, of its own request. */
    ASKER
  }

  /** Waiters are told apart, others are not. */
  public Audience {
    if ((kind == Kind.WAITER) != (waiter != null)) {
      throw new IllegalArgumentException("A waiter is somebody.");
    }
  }

  /** A waiter. */
  public static Audience waiter(UUID staffId) {
    return new Audience(Kind.WAITER, staffId);
  }
}
