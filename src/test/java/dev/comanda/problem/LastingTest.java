package dev.comanda.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.comanda.log.writer.Wait;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What lasts survives whatever its work throws, says it once, and ends only when told. */
class LastingTest {

  @Test
  void nothing_that_a_turn_throws_ends_it_and_each_kind_is_said_once() throws Exception {
    var logger = (Logger) LoggerFactory.getLogger(Lasting.class);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    logger.addAppender(lines);
    logger.setAdditive(false);
    logger.setLevel(Level.INFO);
    try {
      var failures =
          new ArrayDeque<Throwable>(
              List.of(
                  new IOException("No space left on device"),
                  new IOException("No space left on device"),
                  new IllegalStateException("a fault"),
                  new StackOverflowError(),
                  new AssertionError(),
                  new InterruptedException()));
      var thread = Lasting.started("chore", () -> fail(failures.poll()));
      assertThat(thread.join(Wait.MAX)).isTrue();
      assertThat(lines.list.stream().map(ILoggingEvent::getFormattedMessage))
          .containsExactly(
              "chore failed and goes on",
              "chore failed and goes on",
              "chore failed and goes on",
              "chore failed and goes on",
              "chore failed and goes on",
              "chore works again");
    } finally {
      logger.detachAppender(lines);
      logger.setAdditive(true);
      logger.setLevel(null);
    }
  }

  /** Throws what it is given; the last turn is the one that has nothing to throw. */
  private static boolean fail(@Nullable Throwable failure) throws Exception {
    return switch (failure) {
      case null -> false;
      case Error e -> throw e;
      case Exception e -> throw e;
      default -> throw new IllegalStateException(failure);
    };
  }

  @Test
  void an_interrupt_ends_it_only_once_it_is_told_to_end() throws Exception {
    var turns = new Semaphore(0);
    var thread =
        Lasting.started(
            "chore",
            () -> {
              turns.release();
              new CountDownLatch(1).await();
              return true;
            });
    turns.acquire();
    thread.interrupt();
    turns.acquire();
    assertThat(thread.isAlive()).isTrue();
    thread.end(Duration.ZERO);
    assertThat(thread.join(Wait.MAX)).isTrue();
  }
}
