package dev.comanda.problem;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * What has become of the request under way so far, so that nothing is answered as undone that is
 * done, and nothing is written down as done that is not: a handler may fail after it has committed
 * something, when it reads what to answer, and it may succeed because all was so already. Whoever
 * does what was asked for says so; what is only noted beside it does not. Thread-safe.
 */
public final class Done {
  private static final ScopedValue<AtomicReference<State>> UNDER_WAY = ScopedValue.newInstance();

  private enum State {
    NOTHING,
    PERHAPS,
    SURELY
  }

  /**
   * What came of a request that did not fail.
   *
   * @param changed whether anything is surely done
   */
  public record Outcome<T>(T answer, boolean changed) {}

  private Done() {}

  /** What was asked for was committed. */
  public static void surely() {
    if (UNDER_WAY.isBound()) {
      UNDER_WAY.get().set(State.SURELY);
    }
  }

  /** It may have been committed: the database was lost while it was asked to. */
  public static void perhaps() {
    if (UNDER_WAY.isBound()) {
      UNDER_WAY.get().compareAndSet(State.NOTHING, State.PERHAPS);
    }
  }

  /**
   * Does work for a request.
   *
   * @param written is told when the work failed, in whatever way, though it is surely done
   * @throws Refused {@code outcome_unknown} instead of what says that nothing was done, where
   *     something was or may have been
   */
  public static <T> Outcome<T> watch(Supplier<T> work, Runnable written) {
    var state = new AtomicReference<>(State.NOTHING);
    try {
      var answer = ScopedValue.where(UNDER_WAY, state).call(work::get);
      return new Outcome<>(answer, state.get() == State.SURELY);
    } catch (RuntimeException | Error e) {
      if (state.get() == State.SURELY) {
        tell(written, e);
      }
      if (state.get() != State.NOTHING && saysUndone(e)) {
        throw unknown();
      }
      throw e;
    }
  }

  /** What failed first is what is answered and looked into. */
  private static void tell(Runnable written, Throwable failure) {
    try {
      written.run();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Every refusal says that nothing was changed, but the one that says it is not known. */
  private static boolean saysUndone(Throwable e) {
    return switch (e) {
      case Refused refused -> refused.code() != Code.OUTCOME_UNKNOWN;
      case Outage outage -> outage.connectionLost() || outage.tookTooLong() || outage.outOfRoom();
      default -> false;
    };
  }

  private static Refused unknown() {
    return new Refused(
            Code.OUTCOME_UNKNOWN,
            "This was probably done, but what it came to cannot be read now. Look before you do it"
                + " again, or send the same Idempotency-Key.")
        .retryAfter(2);
  }
}
