package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.BookedRows;
import dev.comanda.erp.lines.SheetsErp.Line;
import dev.comanda.log.writer.Wait;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A node whose clock is wrong writes nothing once that is noticed; what it has written before, and
 * what it works on meanwhile, is judged by the database's clock alone.
 */
class DeliveryClocksTest {
  private static final int BAYS = 6;
  private static final int ROUNDS = 5;

  @ParameterizedTest
  @ValueSource(ints = {90, -90})
  void nodes_whose_clocks_are_so_far_apart_book_every_line_once_and_none_later(int seconds) {
    var wrong = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
    try (var bench = new Workbench(wrong)) {
      var made = bench.booksOil();
      var id = UUID.fromString(made.get("id").textValue());
      var bays = IntStream.range(0, BAYS).mapToObj(i -> bench.bay("S" + i)).toList();
      var holders = new HashSet<UUID>();
      try (var right = bench.evening.app.beside()) {
        var began = Instant.now();
        for (int round = 0; round < ROUNDS; round++) {
          bays.forEach(bay -> bench.order(bay, bench.oil, "1"));
          holders.addAll(BookedRows.holders(right.database(), id));
          BookedRows.loses(right.database(), id);
        }
        Wait.until(
            "both have had it",
            () -> {
              holders.addAll(BookedRows.holders(right.database(), id));
              BookedRows.loses(right.database(), id);
              return holders.size() > 1;
            });
        bench.until(made, "created", BAYS * ROUNDS);
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(80));
      }
      assertThat(bench.erp.lines())
          .extracting(Line::mark)
          .doesNotHaveDuplicates()
          .hasSize(BAYS * ROUNDS);
      assertThat(bench.erp.submitted).doesNotHaveDuplicates().hasSize(BAYS * ROUNDS);
    }
  }
}
