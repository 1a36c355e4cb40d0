package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.BookedRows;
import dev.comanda.delivery.ReturningErp;
import dev.comanda.erp.lines.SheetsErp.Line;
import dev.comanda.erp.lines.SheetsErp.Mishap;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is ordered is booked in the ERP, when and on what its integration says. */
class DeliveriesTest {
  @AutoClose private final Workbench bench = new Workbench();

  private List<String> states(JsonNode made) {
    return bench.rows(made).stream().map(BookedRows.Row::state).toList();
  }

  @Test
  void oil_for_the_car_in_a_bay_stands_on_its_worksheet() {
    var made = bench.booksOil();
    bench.order(bench.bay("558"), bench.oil, "4.7");
    var row = bench.until(made, "created", 1).getFirst();
    assertThat(bench.erp.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.document()).isEqualTo("558");
              assertThat(line.product()).isEqualTo("10");
              assertThat(line.quantity()).isEqualTo("4.7");
              assertThat(line.mark()).isEqualTo(row.mark());
            });
    assertThat(bench.erp.submitted).hasSize(1);
  }

  @Test
  void a_bay_that_has_its_worksheet_gives_it_to_each_session() {
    var made = bench.booksOil(Map.of("document_rule", "spot"));
    var bay = Map.of("name", "Bay of 77", "document", "77");
    var spot = bench.evening.manager.post(Workbench.BISTRO + "/spots", bay).expect(201).json();
    var opened =
        bench
            .evening
            .waiter
            .post(Workbench.BISTRO + "/sessions", Map.of("spot_id", spot.get("id")))
            .expect(201)
            .json();
    bench.order(opened.get("id").textValue(), bench.oil, "1.5");
    bench.until(made, "created", 1);
    assertThat(bench.erp.lines("77")).hasSize(1);
  }

  @Test
  void a_product_without_a_number_is_held_and_what_is_behind_it_waits() {
    var made = bench.booksOil();
    var bay = bench.bay("558");
    bench.order(bay, bench.evening.product, "1");
    bench.order(bay, bench.oil, "4.7");
    var rows = bench.until(made, "held", 1);
    assertThat(rows.getFirst().reason()).isEqualTo("product_unmapped");
    assertThat(rows.get(1).state()).isEqualTo("placed");
    bench.order(bench.bay("559"), bench.oil, "1");
    bench.until(made, "created", 1);
    assertThat(bench.erp.lines("558")).isEmpty();
    bench.numbers(made, bench.evening.product, "77");
    bench.until(made, "created", 3);
    assertThat(bench.erp.lines("558")).extracting(Line::product).containsExactly("77", "10");
  }

  @Test
  void a_session_without_a_worksheet_holds_its_lines_until_it_has_one() {
    var made = bench.booksOil();
    var bay = bench.bay("");
    bench.order(bay, bench.oil, "4.7");
    bench.order(bay, bench.oil, "0.3");
    assertThat(bench.until(made, "held", 2).getFirst().reason()).isEqualTo("document_missing");
    bench.document(bay, "558");
    bench.until(made, "created", 2);
    assertThat(bench.erp.lines("558")).extracting(Line::quantity).containsExactly("4.7", "0.3");
  }

  @Test
  void what_comes_to_a_session_with_a_worksheet_is_booked_on_that() {
    var made = bench.booksOil();
    var without = bench.bay("");
    bench.order(without, bench.oil, "4.7");
    bench.until(made, "held", 1);
    var into = Map.of("into", bench.bay("558"));
    bench.evening.manager.post("/api/sessions/" + without + "/merge", into).expect(200);
    bench.until(made, "created", 1);
    assertThat(bench.erp.lines("558")).hasSize(1);
  }

  @Test
  void an_integration_that_books_at_the_end_books_each_line_once_however_often_its_rule_changes() {
    var made = bench.booksOil(Map.of("book_on", "closed"));
    var path = Connections.path(made);
    var bay = bench.bay("558");
    bench.order(bay, bench.oil, "4.7");
    bench.admin().patch(path, Map.of("book_on", "placed")).expect(200);
    bench.order(bay, bench.oil, "0.3");
    bench.until(made, "created", 1);
    bench.admin().patch(path, Map.of("book_on", "closed")).expect(200);
    var confirm = Map.of("confirm", true);
    bench.evening.manager.post("/api/sessions/" + bay + "/closure", confirm).expect(200);
    bench.until(made, "created", 2);
    assertThat(bench.erp.lines("558")).extracting(Line::quantity).containsExactly("0.3", "4.7");
  }

  @Test
  void what_is_voided_before_its_turn_is_not_booked() {
    var made = bench.booksOil();
    bench.wants(made, Map.of("worker", false));
    var bay = bench.bay("558");
    var order = bench.order(bay, bench.oil, "4.7");
    bench.order(bay, bench.oil, "1");
    voids(order, Map.of("reason", "wrong car"));
    assertThat(states(made)).containsExactly("cancelled", "placed");
    bench.wants(made, Map.of("worker", true));
    bench.until(made, "created", 1);
    assertThat(bench.erp.lines("558")).extracting(Line::quantity).containsExactly("1");
  }

  private int voidWanted(JsonNode made) {
    var path = Connections.path(made) + "/health";
    return bench.admin().get(path).expect(200).json().at("/depth/void_wanted").intValue();
  }

  private void voids(JsonNode order, Map<String, Object> how) {
    var path = "/api/orders/" + order.get("id").textValue() + "/lines/1/void";
    bench.evening.manager.post(path, new HashMap<>(how)).expect(200);
  }

  @Test
  void less_of_a_line_is_booked_where_it_is_not_yet_and_shown_where_it_is() {
    var made = bench.booksOil();
    bench.wants(made, Map.of("worker", false));
    var bay = bench.bay("558");
    var order = bench.order(bay, bench.oil, "4.7");
    voids(order, Map.of("reason", "less", "left", 4));
    bench.wants(made, Map.of("worker", true));
    bench.until(made, "created", 1);
    assertThat(bench.erp.lines("558")).extracting(Line::quantity).containsExactly("4");
    voids(order, Map.of("reason", "less", "left", 3));
    var row = bench.rows(made).getFirst();
    assertThat(row.wanted()).isEqualTo("3.000");
    assertThat(row.state()).isEqualTo("created");
    voids(order, Map.of("reason", "none"));
    assertThat(bench.rows(made).getFirst().voidWanted()).isTrue();
    assertThat(voidWanted(made)).isEqualTo(1);
    assertThat(bench.erp.lines("558")).hasSize(1);
  }

  @Test
  void what_is_voided_while_it_is_booked_waits_for_what_becomes_of_that() {
    var made = bench.booksOil();
    bench.erp.script(request -> request.writes() ? Mishap.ACTS_AND_HANGS : Mishap.NONE);
    var order = bench.order(bench.bay("558"), bench.oil, "4.7");
    bench.erp.awaitHanging(1);
    voids(order, Map.of("reason", "wrong car"));
    assertThat(states(made)).containsExactly("placed");
    var row = bench.until(made, "created", 1).getFirst();
    assertThat(row.voidWanted()).isTrue();
    assertThat(bench.erp.lines("558")).hasSize(1);
  }

  @Test
  void what_is_voided_after_it_was_booked_is_taken_back_where_the_erp_can() {
    var address = URI.create("http://127.0.0.1:9/" + bench.evening.next());
    var made = bench.booksOil(Map.of("connector", "returning", "address", address.toString()));
    var bay = bench.bay("558");
    var order = bench.order(bay, bench.oil, "4.7");
    bench.order(bay, bench.oil, "1");
    bench.until(made, "created", 2);
    voids(order, Map.of("reason", "wrong car"));
    var rows = bench.until(made, "cancelled", 1);
    assertThat(rows).extracting(BookedRows.Row::aim).containsExactly("book", "book", "take_back");
    assertThat(voidWanted(made)).isZero();
    assertThat(states(made)).containsExactly("cancelled", "created", "created");
    assertThat(ReturningErp.lines(address)).hasSize(1);
    // What is void already is not taken back once more.
    var again = bench.order(bay, bench.oil, "2");
    bench.until(made, "created", 3);
    voids(again, Map.of("reason", "less", "left", 1));
    assertThat(bench.rows(made)).hasSize(4);
  }

  @Test
  void where_nobody_makes_anything_it_is_served_when_it_is_ordered() {
    var made = bench.booksOil(Map.of("book_on", "served"));
    bench.order(bench.bay("558"), bench.oil, "0.5");
    bench.until(made, "created", 1);
    assertThat(bench.erp.lines("558")).hasSize(1);
  }

  @Test
  void what_a_station_makes_is_booked_when_it_is_served_and_at_the_end_at_the_latest() {
    var made = bench.booksOil(Map.of("book_on", "served"));
    var tap = Map.of("name", "Oil tap");
    var station = bench.evening.manager.post(Workbench.BISTRO + "/stations", tap).expect(201);
    var goes = Map.of("station_id", station.json().get("id").textValue());
    bench.evening.manager.patch(Workbench.BISTRO + "/products/" + bench.oil, goes).expect(200);
    var bay = bench.bay("558");
    var order = bench.order(bay, bench.oil, "4.7");
    var tickets = tickets(order);
    assertThat(tickets).isNotEmpty();
    assertThat(bench.rows(made)).isEmpty();
    for (int twice = 0; twice < 2; twice++) {
      for (var ticket : tickets) {
        bench.evening.kitchen.post("/api/tickets/" + ticket + "/served").expect(200);
      }
    }
    bench.until(made, "created", 1);
    bench.order(bay, bench.oil, "1");
    assertThat(bench.rows(made)).hasSize(1);
    var confirm = Map.of("confirm", true);
    bench.evening.manager.post("/api/sessions/" + bay + "/closure", confirm).expect(200);
    bench.until(made, "created", 2);
    assertThat(bench.erp.lines("558")).extracting(Line::quantity).containsExactly("4.7", "1");
  }

  private List<String> tickets(JsonNode order) {
    return BookedRows.tickets(
        bench.evening.app.database(), UUID.fromString(order.get("id").textValue()));
  }
}
