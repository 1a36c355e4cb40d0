package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.BookedRows;
import dev.comanda.erp.lines.SheetsErp.Line;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is to be booked follows what becomes of its order, its session and its integration. */
class FollowedOrdersTest {
  @AutoClose private final Workbench bench = new Workbench();

  private JsonNode orders(String session, String product, String... quantities) {
    var lines =
        List.of(quantities).stream()
            .map(each -> Map.of("product_id", product, "quantity", Double.valueOf(each)))
            .toList();
    var order = Map.of("session_id", session, "location", "bistro", "lines", lines);
    return bench.evening.waiter.post("/api/orders", order).expect(201).json();
  }

  private void voids(JsonNode order, int line, Map<String, Object> how) {
    var path = "/api/orders/" + order.get("id").textValue() + "/lines/" + line + "/void";
    bench.evening.manager.post(path, new HashMap<>(how)).expect(200);
  }

  private void resolves(BookedRows.Row row) {
    var stays = Map.of("booked", true, "reason", "it may stay");
    bench.evening.manager.post("/api/deliveries/" + row.id() + "/resolution", stays).expect(200);
  }

  @Test
  void a_session_that_is_moved_to_a_bay_with_a_worksheet_is_booked_on_that() {
    var made = bench.booksOil(Map.of("document_rule", "spot"));
    var session = bench.bay("");
    bench.order(session, bench.oil, "4.7");
    bench.until(made, "held", 1);
    var bay = Map.of("name", "Bay of 77", "document", "77");
    var spot = bench.evening.manager.post(Workbench.BISTRO + "/spots", bay).expect(201).json();
    var to = Map.of("spot_id", spot.get("id"));
    bench.evening.waiter.post("/api/sessions/" + session + "/move", to).expect(200);
    bench.until(made, "created", 1);
    assertThat(bench.erp.lines("77")).extracting(Line::quantity).containsExactly("4.7");
  }

  @Test
  void what_waits_for_a_worksheet_gets_the_one_that_all_are_booked_on_from_now_on() {
    var made = bench.books();
    var session = bench.bay("");
    bench.order(session, bench.oil, "4.7");
    bench.until(made, "held", 1);
    var fixed = Map.of("document_rule", "fixed", "fixed_document", "900");
    bench.admin().patch(Connections.path(made), fixed).expect(200);
    var row = bench.rows(made).getFirst();
    assertThat(row.document()).isEqualTo("900");
    assertThat(row.reason()).isEqualTo("product_unmapped");
    bench.numbers(made, bench.oil, "10");
    bench.until(made, "created", 1);
    assertThat(bench.erp.lines("900")).hasSize(1);
  }

  @Test
  void a_void_that_a_person_has_resolved_is_not_brought_back_by_the_next_of_its_order() {
    var made = bench.booksOil();
    var order = orders(bench.bay("558"), bench.oil, "4.7", "2", "1");
    bench.until(made, "created", 3);
    voids(order, 1, Map.of("reason", "wrong car"));
    voids(order, 2, Map.of("reason", "less", "left", 1));
    assertThat(bench.rows(made).getFirst().voidWanted()).isTrue();
    assertThat(bench.rows(made).get(1).wanted()).isEqualTo("1.000");
    bench.rows(made).stream().limit(2).forEach(this::resolves);
    voids(order, 3, Map.of("reason", "wrong car"));
    assertThat(bench.rows(made))
        .extracting(BookedRows.Row::voidWanted)
        .containsExactly(false, false, true);
    assertThat(bench.rows(made).get(1).wanted()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void a_line_whose_last_open_unit_is_voided_is_served(int served) {
    var made = bench.books(Map.of("book_on", "served"));
    var piece = bench.evening.product;
    bench.numbers(made, piece, "10");
    var bar = Map.of("name", "Robots", "kind", "robots");
    var station = bench.evening.manager.post(Workbench.BISTRO + "/stations", bar).expect(201);
    var goes = Map.of("station_id", station.json().get("id").textValue());
    bench.evening.manager.patch(Workbench.BISTRO + "/products/" + piece, goes).expect(200);
    var order = bench.order(bench.bay("558"), piece, "2");
    var id = UUID.fromString(order.get("id").textValue());
    var units = BookedRows.tickets(bench.evening.app.database(), id);
    assertThat(units).hasSize(2);
    bench.evening.kitchen.post("/api/tickets/" + units.get(served) + "/served").expect(200);
    assertThat(bench.rows(made)).isEmpty();
    voids(order, 1, Map.of("reason", "no longer", "left", 1));
    bench.until(made, "created", 1);
    assertThat(bench.erp.lines("558")).extracting(Line::quantity).containsExactly("1");
  }

  @Test
  void a_number_supplies_all_lines_of_its_product_however_many_and_no_others() {
    var made = bench.books();
    bench.wants(made, Map.of("worker", false));
    var session = bench.bay("558");
    bench.order(session, bench.oil, "1");
    for (int lines : List.of(100, 100, 1)) {
      orders(
          session,
          bench.evening.product,
          Collections.nCopies(lines, "1").toArray(new String[lines]));
    }
    bench.numbers(made, bench.evening.product, "77");
    assertThat(bench.rows(made)).hasSize(202);
    assertThat(bench.rows(made).getFirst().state()).isEqualTo("held");
    assertThat(bench.rows(made).subList(1, 202))
        .extracting(BookedRows.Row::state)
        .containsOnly("placed");
  }
}
