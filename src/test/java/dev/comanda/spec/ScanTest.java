package dev.comanda.spec;

import static dev.comanda.spec.ScannedBar.GIN;
import static dev.comanda.spec.ScannedBar.encoded;
import static dev.comanda.spec.ScannedBar.failed;
import static dev.comanda.spec.ScannedBar.serial;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drinks ordered by the codes of the first gateway. */
class ScanTest {
  private final ScannedBar bar = new ScannedBar();

  @AfterEach
  void close() throws SQLException {
    bar.close();
  }

  @Test
  void a_scan_is_an_order_of_one_piece_with_a_serial() {
    serial(bar.phone().get(GIN), 1);
    var order = bar.scans().get(0);
    assertThat(order.get("source").textValue()).isEqualTo("scan");
    assertThat(order.get("number").intValue()).isEqualTo(1);
    assertThat(order.get("serials")).extracting(JsonNode::intValue).containsExactly(1);
    assertThat(order.get("size").textValue()).isEqualTo("Large");
    assertThat(order.get("customer_name").textValue()).isEqualTo("Static");
    assertThat(order.has("session_id")).isFalse();
    assertThat(order.get("lines")).hasSize(1);
    assertThat(order.at("/lines/0/name").textValue()).isEqualTo("Gin Tonic");
    assertThat(order.at("/lines/0/quantity").intValue()).isEqualTo(1);
    assertThat(order.at("/total/amount").intValue()).isEqualTo(950);
    var one = bar.evening.waiter.get("/api/orders/" + order.get("id").textValue()).expect(200);
    var own = (ObjectNode) one.json();
    own.remove("order");
    assertThat(own).isEqualTo(order);
  }

  @Test
  void a_scan_may_say_its_size_and_name() {
    serial(bar.phone().get(GIN + "&size=Small&name=Ada+%3Cb%3E"), 1);
    assertThat(bar.scans().at("/0/size").textValue()).isEqualTo("Small");
    assertThat(bar.scans().at("/0/customer_name").textValue()).isEqualTo("Ada <b>");
    serial(bar.phone().get(GIN + "&size=&name="), 2);
    assertThat(bar.scans().at("/0/size").textValue()).isEqualTo("Large");
    failed(bar.phone().get(GIN + "&size=" + "x".repeat(31)));
    failed(bar.phone().get(GIN + "&name=" + "x".repeat(101)));
    failed(bar.phone().get(GIN + "&name=a%00b"));
    assertThat(bar.scans()).hasSize(2);
  }

  @Test
  void serials_are_not_reset_with_the_day_nor_shared_between_places() {
    serial(bar.phone().get(GIN), 1);
    serial(bar.phone().get(GIN), 2);
    bar.clock.pass(Duration.ofDays(1));
    serial(bar.phone().get(GIN), 3);
    assertThat(bar.scans().at("/0/number").intValue()).isEqualTo(1);
    bar.evening
        .signIn("admin")
        .patch("/api/locations/bistro", Map.of("scan", "direct"))
        .expect(200);
    serial(bar.phone().get("/OMS/bistro?drink=Burrata"), 1);
    serial(bar.phone().get("/OMS/bar?drink=Martini"), 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gin tonic", "GIN TONIC", " Gin Tonic ", "gIN tONIC"})
  void letter_case_and_space_around_do_not_matter(String drink) {
    var answer = bar.phone().get("/OMS?drink=" + encoded(drink)).expect(200);
    assertThat(answer.text()).isEqualTo("Preparing Gin Tonic \n <br> Ordernumber 1");
  }

  @Test
  void the_exact_name_wins_over_another_letter_case() {
    bar.add("MARTINI");
    assertThat(bar.phone().get("/OMS?drink=MARTINI").text()).startsWith("Preparing MARTINI \n");
    assertThat(bar.phone().get("/OMS?drink=Martini").text()).startsWith("Preparing Martini \n");
  }

  @Test
  void a_name_is_no_markup() {
    bar.add("<b>\"Dark\" & 'Stormy'</b>");
    var answer = bar.phone().get("/OMS?drink=" + encoded("<b>\"Dark\" & 'Stormy'</b>")).expect(200);
    assertThat(answer.text())
        .startsWith(
            "Preparing &lt;b&gt;&quot;Dark&quot; &amp; &#39;Stormy&#39;&lt;/b&gt; \n <br> Ord");
  }

  @Test
  void oil_by_the_litre_can_be_scanned_and_what_is_not_sold_by_one_cannot() {
    bar.evening.admin.patch("/api/locations/workshop", Map.of("scan", "direct")).expect(200);
    var oil =
        bar.evening.waiter.get(
            "/api/locations/workshop/products/" + bar.evening.product("workshop", "litre"));
    var path = "/OMS/workshop?drink=" + encoded(oil.json().get("name").textValue());
    serial(bar.phone().get(path), 1);
    bar.evening
        .manager
        .patch(
            "/api/locations/workshop/products/" + oil.json().get("id").textValue(),
            Map.of("quantity_step", 0.7))
        .expect(200);
    failed(bar.phone().get(path));
  }

  @Test
  void guests_hear_nothing_of_scans_and_staff_can_cancel_them() {
    serial(bar.phone().get(GIN), 1);
    var id = bar.scans().at("/0/id").textValue();
    var reason = Map.of("reason", "spilled");
    var cancelled =
        bar.evening.waiter.post("/api/orders/" + id + "/cancellation", reason).expect(200);
    assertThat(cancelled.json().get("serials")).extracting(JsonNode::intValue).containsExactly(1);
    assertThat(cancelled.json().get("size").textValue()).isEqualTo("Large");
    assertThat(bar.scans().at("/0/state").textValue()).isEqualTo("cancelled");
    var log = bar.evening.waiter.get("/api/locations/bar/events").expect(200).json().get("data");
    assertThat(log).extracting(event -> event.get("type").textValue()).contains("order.placed");
    assertThat(log).noneMatch(event -> event.has("session_id"));
  }
}
