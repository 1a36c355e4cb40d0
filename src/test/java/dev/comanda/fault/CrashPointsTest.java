package dev.comanda.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.HaltingMain.Step;
import dev.comanda.db.OpenFolder;
import dev.comanda.delivery.BookedRows;
import dev.comanda.erp.lines.SheetsErp;
import dev.comanda.erp.lines.SheetsErp.Line;
import dev.comanda.erp.lines.SheetsErp.Mishap;
import dev.comanda.log.writer.Wait;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A process ends or stands still at each step of an attempt: every line is booked once. */
class CrashPointsTest {
  @TempDir(factory = OpenFolder.class, cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void whoever_ends_at_any_step_of_an_attempt_books_every_line_once() throws Exception {
    try (var erp = new SheetsErp();
        var garage = new Garage(folder)) {
      garage.books(erp.address(), SheetsErp.SECRET, 8);
      var bays = new HashMap<Step, String>();
      for (var step : Step.values()) {
        bays.put(step, garage.bay(step.document()));
      }
      var acted = new AtomicBoolean();
      erp.script(
          request ->
              request.writes()
                      && request.document().equals(Step.ACTED.document())
                      && acted.compareAndSet(false, true)
                  ? Mishap.ACTS_AND_HANGS
                  : Mishap.NONE);
      for (var step : Step.values()) {
        garage.again(step);
        var bay = Objects.requireNonNull(bays.get(step));
        boolean _ = garage.orders(bay, 1, "one-" + step);
        garage.first().awaitEnd();
      }
      garage.again(null);
      for (var step : Step.values()) {
        // What was placed, and not answered, is the same once more.
        var bay = Objects.requireNonNull(bays.get(step));
        assertThat(garage.orders(bay, 1, "one-" + step)).isTrue();
        assertThat(garage.orders(bay, 2, "two-" + step)).isTrue();
      }
      int lines = 2 * Step.values().length;
      Wait.until(
          "all are booked",
          () -> garage.rows().stream().allMatch(row -> row.state().equals("created")));
      assertThat(garage.rows()).hasSize(lines);
      assertThat(erp.lines()).extracting(Line::mark).doesNotHaveDuplicates().hasSize(lines);
      for (var step : Step.values()) {
        assertThat(erp.lines(step.document())).extracting(Line::quantity).containsExactly("1", "2");
      }
    }
  }

  @Test
  void who_stands_still_past_its_lease_and_wakes_has_lost_what_it_began() throws Exception {
    try (var erp = new SheetsErp();
        var garage = new Garage(folder)) {
      garage.books(erp.address(), SheetsErp.SECRET, 8);
      var bay = garage.bay("558");
      var asked = new CountDownLatch(1);
      var answers = new CountDownLatch(1);
      var once = new AtomicBoolean();
      erp.script(
          request -> {
            if (!request.writes() && once.compareAndSet(false, true)) {
              asked.countDown();
              await(answers);
            }
            return Mishap.NONE;
          });
      assertThat(garage.orders(bay, 1, "one")).isTrue();
      await(asked);
      garage.first().pause();
      answers.countDown();
      garage.start();
      Wait.until("another has booked it", () -> states(garage).equals("created"));
      var version = garage.rows();
      garage.first().goOn();
      assertThat(garage.orders(bay, 2, "two")).isTrue();
      Wait.until(
          "what came since is booked", () -> garage.rows().getLast().state().equals("created"));
      Wait.until(
          "the first has said what it came to",
          () -> BookedRows.attempts(garage.database, version.getFirst().id()).size() > 1);
      assertThat(garage.rows().getFirst()).isEqualTo(version.getFirst());
      assertThat(erp.lines("558")).extracting(Line::quantity).containsExactly("1", "2");
      assertThat(erp.submitted).doesNotHaveDuplicates();
    }
  }

  private static String states(Garage garage) {
    return garage.rows().isEmpty() ? "" : garage.rows().getFirst().state();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
