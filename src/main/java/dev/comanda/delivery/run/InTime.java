package dev.comanda.delivery.run;

import dev.comanda.delivery.connector.Trouble;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls connectors within a limit: one that has not returned by then is interrupted. */
final class InTime {
  /** How long one that was interrupted has to return; a browser's last command may take so long. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final String name;

  InTime(String name) {
    this.name = name;
  }

  /** A connector's call. */
  @FunctionalInterface
  interface Call<T> {
    /** Does it. */
    T make() throws Trouble, InterruptedException;
  }

  /** A call went on although it was interrupted; what it does may still have an effect. */
  static final class Stuck extends Exception {
    private static final long serialVersionUID = 1L;

    Stuck() {
      super("The connector did not end when its time was over.");
    }
  }

  /**
   * Makes a call.
   *
   * @throws Trouble what the call says; of kind {@code UNKNOWN} where its time was over
   */
  <T> T make(Call<T> call, Duration limit) throws Trouble, InterruptedException, Stuck {
    var result = new CompletableFuture<T>();
    var thread =
        Thread.ofVirtual()
            .name(name)
            .start(
                () -> {
                  try {
                    result.complete(call.make());
                  } catch (Throwable e) {
                    result.completeExceptionally(e);
                  }
                });
    try {
      return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      return late(result, limit);
    } catch (InterruptedException e) {
      thread.interrupt();
      throw e;
    } catch (ExecutionException | CancellationException e) {
      throw trouble(e.getCause() == null ? e : e.getCause());
    }
  }

  /** What came in the grace counts, but for what came of the interruption itself. */
  private static <T> T late(CompletableFuture<T> result, Duration limit)
      throws Trouble, InterruptedException, Stuck {
    try {
      return result.get(GRACE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new Stuck();
    } catch (ExecutionException | CancellationException e) {
      if (e.getCause() instanceof Trouble said) {
        throw said;
      }
      throw new Trouble(
          Trouble.Kind.UNKNOWN,
          "timed_out",
          "The ERP did not answer within " + limit.toSeconds() + " s.");
    }
  }

  /** A connector that fails in a way it should not is an outcome that nobody knows. */
  private static Trouble trouble(Throwable cause) {
    return cause instanceof Trouble said
        ? said
        : new Trouble(
            Trouble.Kind.UNKNOWN,
            "connector_failed",
            cause.getClass().getSimpleName() + " in the connector.");
  }
}
