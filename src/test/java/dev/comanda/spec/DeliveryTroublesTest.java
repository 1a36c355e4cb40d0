package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.TestApp;
import dev.comanda.db.OpenFolder;
import dev.comanda.delivery.BookedRows;
import dev.comanda.erp.lines.FilesErp;
import dev.comanda.erp.lines.SheetsErp;
import dev.comanda.erp.lines.SheetsErp.Line;
import dev.comanda.erp.lines.SheetsErp.Mishap;
import dev.comanda.log.writer.Wait;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of lines where ERPs, nodes and people are in the way. */
class DeliveryTroublesTest {
  @AutoClose private final Workbench bench = new Workbench();

  private void order(String bay, String quantity) {
    bench.order(bay, bench.oil, quantity);
  }

  private List<String> states(JsonNode made) {
    return bench.rows(made).stream().map(BookedRows.Row::state).toList();
  }

  @Test
  void each_worksheet_keeps_its_order_and_different_ones_are_booked_side_by_side() {
    var made = bench.booksOil();
    var hang = new AtomicBoolean(true);
    bench.erp.script(request -> request.writes() && hang.get() ? Mishap.HANGS : Mishap.NONE);
    var bays = List.of(bench.bay("A"), bench.bay("B"));
    for (var quantity : List.of("1", "2", "3")) {
      bays.forEach(bay -> order(bay, quantity));
    }
    bench.erp.awaitHanging(2);
    assertThat(bench.erp.submitted).hasSize(2);
    hang.set(false);
    bench.until(made, "created", 6);
    for (var sheet : List.of("A", "B")) {
      assertThat(bench.erp.lines(sheet)).extracting(Line::quantity).containsExactly("1", "2", "3");
    }
  }

  @Test
  void a_product_that_the_erp_refuses_parks_its_worksheet_alone() {
    var made = bench.booksOil();
    bench.erp.sells("10");
    bench.numbers(made, bench.evening.product, "77");
    var bay = bench.bay("A");
    var wrong = bench.order(bay, bench.evening.product, "1");
    order(bay, "2");
    order(bench.bay("B"), "3");
    bench.until(made, "created", 1);
    var row = bench.until(made, "error", 1).getFirst();
    assertThat(row.reason()).isEqualTo("product_unknown");
    assertThat(states(made)).containsExactly("error", "placed", "created");
    var path = "/api/orders/" + wrong.get("id").textValue() + "/lines/1/void";
    bench.evening.manager.post(path, Map.of("reason", "not sold")).expect(200);
    bench.until(made, "created", 2);
    assertThat(bench.erp.lines("A")).extracting(Line::quantity).containsExactly("2");
    assertThat(states(made)).containsExactly("cancelled", "created", "created");
  }

  @Test
  void an_erp_that_asks_for_patience_costs_no_line_an_attempt() {
    var made = bench.booksOil(Map.of("attempts_max", 2));
    var busy = new AtomicInteger();
    bench.erp.script(request -> busy.incrementAndGet() <= 6 ? Mishap.BUSY : Mishap.NONE);
    for (int i = 0; i < 10; i++) {
      order(bench.bay("S" + i), "1");
    }
    bench.until(made, "created", 10);
    assertThat(bench.rows(made)).allMatch(row -> row.attempts() == 0);
    assertThat(bench.erp.lines()).hasSize(10);
  }

  @Test
  void an_erp_that_is_away_is_asked_seldom_and_booked_in_when_it_is_back() {
    var made = bench.booksOil();
    int port = bench.erp.address().getPort();
    bench.erp.close();
    for (int i = 0; i < 6; i++) {
      order(bench.bay("S" + i), "1");
    }
    bench.until(made, "each was tried", rows -> rows.stream().allMatch(row -> row.attempts() > 0));
    assertThat(states(made)).containsOnly("placed");
    try (var back = new SheetsErp(port)) {
      bench.until(made, "created", 6);
      assertThat(back.lines()).hasSize(6);
      assertThat(back.submitted).hasSize(6);
    }
  }

  @Test
  void a_password_that_is_refused_is_not_tried_again_until_it_is_changed() {
    var made = bench.booksOil(Map.of("password", SheetsErp.OTHER_SECRET, "in_flight", 1));
    var other = bench.booksOil(Map.of("mark_prefix", "Other:"));
    order(bench.bay("A"), "1");
    Wait.until(
        "it is refused", () -> bench.seen(made).get("credentials").textValue().equals("refused"));
    bench.until(other, "created", 1);
    int asked = bench.erp.asked();
    for (var sheet : List.of("B", "C", "D")) {
      order(bench.bay(sheet), "1");
    }
    bench.until(other, "created", 4);
    assertThat(bench.erp.asked()).isEqualTo(asked + 9);
    assertThat(states(made)).containsOnly("placed");
    var right = Map.of("password", SheetsErp.SECRET);
    bench.admin().patch(Connections.path(made), right).expect(200);
    bench.until(made, "created", 4);
    assertThat(bench.erp.lines()).hasSize(8);
  }

  @Test
  void what_is_stopped_or_paused_goes_on_as_it_was() {
    var one = bench.booksOil(Map.of("mark_prefix", "One:"));
    var two = bench.booksOil(Map.of("mark_prefix", "Two:"));
    bench.wants(one, Map.of("worker", false));
    order(bench.bay("A"), "1");
    bench.until(two, "created", 1);
    assertThat(states(one)).containsExactly("placed");
    var place = Workbench.BISTRO + "/integrations";
    bench.admin().post(place + "/pause").expect(200);
    order(bench.bay("B"), "1");
    bench.admin().post(place + "/resume").expect(200);
    bench.until(two, "created", 2);
    assertThat(states(one)).containsExactly("placed", "placed");
    bench.wants(one, Map.of("worker", true));
    bench.until(one, "created", 2);
    assertThat(bench.erp.lines()).hasSize(4);
    assertThat(bench.erp.submitted).doesNotHaveDuplicates().hasSize(4);
  }

  @Test
  void two_nodes_that_fight_for_lanes_book_every_line_once() {
    var made = bench.booksOil(Map.of("in_flight", 4));
    var id = UUID.fromString(made.get("id").textValue());
    var bays = IntStream.range(0, 6).mapToObj(i -> bench.bay("S" + i)).toList();
    var holders = new HashSet<UUID>();
    try (var other = bench.evening.app.beside()) {
      for (int round = 0; round < 10; round++) {
        bays.forEach(bay -> order(bay, "1"));
        holders.addAll(BookedRows.holders(other.database(), id));
        BookedRows.loses(other.database(), id);
      }
      Wait.until(
          "both have had it",
          () -> {
            holders.addAll(BookedRows.holders(other.database(), id));
            BookedRows.loses(other.database(), id);
            return holders.size() > 1;
          });
      bench.until(made, "created", 60);
    }
    assertThat(bench.erp.lines()).extracting(Line::mark).doesNotHaveDuplicates().hasSize(60);
  }

  @Test
  void an_integration_that_hangs_keeps_no_other_waiting() {
    try (var good = new SheetsErp()) {
      var hung = bench.booksOil(Map.of("in_flight", 8, "mark_prefix", "Hung:"));
      var address = good.address().toString();
      var well = bench.booksOil(Map.of("address", address, "mark_prefix", "Well:"));
      bench.erp.script(request -> Mishap.HANGS);
      for (int i = 0; i < 8; i++) {
        order(bench.bay("S" + i), "1");
      }
      bench.erp.awaitHanging(8);
      var bay = bench.bay("T");
      var quantities = new ArrayList<String>();
      for (int i = 1; i <= 20; i++) {
        quantities.add(Integer.toString(i));
        order(bay, quantities.getLast());
      }
      bench.until(well, "created", 28);
      assertThat(good.lines("T")).extracting(Line::quantity).containsExactlyElementsOf(quantities);
      assertThat(states(hung)).doesNotContain("created");
      assertThat(bench.erp.lines()).isEmpty();
      bench.wants(hung, Map.of("worker", false));
      bench.until(hung, "nobody works", rows -> rows.stream().noneMatch(BookedRows.Row::held));
    }
  }

  @Test
  void a_node_that_stops_ends_what_it_has_begun_and_the_next_goes_on() {
    var made = bench.booksOil();
    var id = UUID.fromString(made.get("id").textValue());
    bench.wants(made, Map.of("worker", false));
    for (int i = 0; i < 6; i++) {
      order(bench.bay("S" + i), "1");
    }
    bench.wants(made, Map.of("worker", true));
    for (int i = 0; i < 3; i++) {
      try (TestApp other = bench.evening.app.beside()) {
        BookedRows.loses(other.database(), id);
        order(bench.bay("N" + i), "1");
      }
    }
    bench.until(made, "created", 9);
    assertThat(bench.erp.lines()).extracting(Line::mark).doesNotHaveDuplicates().hasSize(9);
  }

  @Test
  void an_erp_that_is_killed_again_and_again_has_every_line_once(
      @TempDir(factory = OpenFolder.class) Path folder) throws Exception {
    try (var erp = new FilesErp(folder, "558")) {
      var made = bench.booksOil(Map.of("address", erp.address().toString()));
      var bay = bench.bay("558");
      int lines = 60;
      for (int i = 1; i <= lines; i++) {
        order(bay, Integer.toString(i));
        if (i % 15 == 0) {
          erp.again();
        }
      }
      bench.until(made, "created", lines);
      var marks = bench.rows(made).stream().map(BookedRows.Row::mark).toList();
      assertThat(erp.lines("558").stream().map(text -> text.split(" ", 2)[0]))
          .containsExactlyElementsOf(marks);
    }
  }
}
