package dev.comanda.db;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is done again and again goes on whatever happens, says so once, and ends when told. */
class RoundsTest {
  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final String LATER = "it is done later";

  private final Logger logger = (Logger) LoggerFactory.getLogger(Rounds.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
    logger.setAdditive(false);
    logger.setLevel(Level.INFO);
  }

  @AfterEach
  void hush() {
    logger.detachAppender(lines);
    logger.setAdditive(true);
    logger.setLevel(null);
  }

  @Test
  void the_first_round_does_not_wait_for_the_pause() throws Exception {
    var made = new CountDownLatch(1);
    try (var rounds = new Rounds("chore", Duration.ofDays(1), LATER)) {
      rounds.start(made::countDown);
      await(made);
    }
  }

  @Test
  void after_each_pause_comes_another_on_a_thread_of_that_name() throws Exception {
    var made = new CountDownLatch(3);
    try (var rounds = new Rounds("chore", AT_ONCE, LATER)) {
      rounds.start(
          () -> {
            if (Thread.currentThread().getName().equals("chore")) {
              made.countDown();
            }
          });
      await(made);
    }
    assertThat(said()).isEmpty();
  }

  @Test
  void an_outage_is_said_once_and_its_end_once() throws Exception {
    run(
        List.of(
            RoundsTest::away, () -> {}, RoundsTest::away, RoundsTest::away, () -> {}, () -> {}));
    assertThat(said())
        .containsExactly(
            "WARN it is done later: java.sql.SQLException: away",
            "INFO chore works again",
            "WARN it is done later: java.sql.SQLException: away",
            "INFO chore works again");
  }

  @Test
  void a_fault_ends_nothing_and_is_said_even_in_an_outage() throws Exception {
    run(
        List.of(
            RoundsTest::away, RoundsTest::broken, RoundsTest::broken, RoundsTest::away, () -> {}));
    assertThat(said())
        .containsExactly(
            "WARN it is done later: java.sql.SQLException: away",
            "ERROR chore fails and goes on trying",
            "WARN it is done later: java.sql.SQLException: away",
            "INFO chore works again");
    assertThat(lines.list.get(1).getThrowableProxy().getMessage()).isEqualTo("broken");
  }

  @Test
  void closing_waits_for_the_round_that_is_being_made_and_no_other_comes() throws Exception {
    var begun = new CountDownLatch(1);
    var made = new AtomicInteger();
    var rounds = new Rounds("chore", AT_ONCE, LATER);
    rounds.start(
        () -> {
          begun.countDown();
          while (rounds.goOn()) {
            Thread.onSpinWait();
          }
          made.incrementAndGet();
        });
    await(begun);
    rounds.close();
    assertThat(made).hasValue(1);
    rounds.close();
    assertThat(made).hasValue(1);
  }

  @Test
  void a_round_that_does_not_end_is_interrupted() throws Exception {
    var begun = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    var rounds = new Rounds("chore", AT_ONCE, LATER);
    rounds.start(
        () -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
        });
    await(begun);
    rounds.close();
    await(interrupted);
  }

  @Test
  void what_was_never_started_can_be_closed() {
    var rounds = new Rounds("chore", AT_ONCE, LATER);
    assertThat(rounds.goOn()).isTrue();
    rounds.close();
    assertThat(rounds.goOn()).isFalse();
  }

  /** Makes these rounds, one after the other, and no more. */
  private static void run(List<Runnable> each) throws InterruptedException {
    var next = new AtomicInteger();
    var over = new CountDownLatch(1);
    try (var rounds = new Rounds("chore", AT_ONCE, LATER)) {
      rounds.start(
          () -> {
            int i = next.getAndIncrement();
            if (i < each.size()) {
              each.get(i).run();
            } else {
              over.countDown();
            }
          });
      await(over);
    }
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
  }

  private static void away() {
    throw DatabaseUnavailable.of(new SQLException("away"));
  }

  private static void broken() {
    throw new IllegalStateException("broken");
  }

  private List<String> said() {
    return lines.list.stream()
        .map(line -> line.getLevel() + " " + line.getFormattedMessage())
        .toList();
  }
}
