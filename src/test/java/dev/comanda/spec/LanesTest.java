package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who watches over an integration sees its documents, the worst first, and what waits in each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanesTest {
  @AutoClose private final Workbench bench = new Workbench();
  private final Bookings bookings = new Bookings(bench.evening);

  private List<JsonNode> lanes(JsonNode made, String query) {
    var all = new ArrayList<JsonNode>();
    var path = Connections.path(made) + "/lanes?" + query;
    var page = bench.evening.manager.get(path).expect(200).json();
    page.get("data").forEach(all::add);
    while (page.get("has_more").booleanValue()) {
      var next = path + "&cursor=" + page.get("next_cursor").textValue();
      page = bench.evening.manager.get(next).expect(200).json();
      page.get("data").forEach(all::add);
    }
    return all;
  }

  private static List<String> documents(List<JsonNode> lanes) {
    return lanes.stream().map(each -> each.path("document").asText("none")).toList();
  }

  private static List<String> states(List<JsonNode> lanes) {
    return lanes.stream().map(each -> each.get("state").textValue()).toList();
  }

  @Test
  void what_needs_a_person_comes_first_then_what_stands_still_and_last_what_is_booked() {
    var made = bench.booksOil();
    bench.order(bench.bay("901"), bench.oil, "1");
    bench.order(bench.bay("902"), bench.oil, "1");
    bench.until(made, "created", 2);
    bench.wants(made, Map.of("worker", false));
    var waiting = bench.bay("903");
    bench.order(waiting, bench.oil, "2");
    bench.order(waiting, bench.oil, "3");
    bench.order(bench.bay("904"), bench.evening.product, "1");
    bench.order(bench.bay(""), bench.oil, "1");
    for (var query : List.of("limit=50", "limit=1", "limit=2", "limit=3")) {
      var lanes = lanes(made, query);
      assertThat(documents(lanes)).containsExactly("904", "none", "903", "901", "902");
      assertThat(states(lanes))
          .containsExactly("needs_you", "needs_you", "paused", "booked", "booked");
    }
    assertThat(documents(lanes(made, "state=paused,booked&limit=1")))
        .containsExactly("903", "901", "902");
    assertThat(documents(lanes(made, "state=booking"))).isEmpty();
  }

  @Test
  void a_lane_tells_what_stands_first_how_many_wait_and_what_they_are_worth() {
    var made = bench.booksOil();
    bench.wants(made, Map.of("worker", false));
    var session = bench.bay("910");
    var first = bench.order(session, bench.oil, "2.5");
    var second = bench.order(session, bench.oil, "1");
    var head = bookings.list("limit=2&integration=" + Bookings.id(made)).getLast();
    var lane = lanes(made, "state=paused").getFirst();
    assertThat(lane.at("/head/delivery_id")).isEqualTo(head.get("id"));
    assertThat(lane.at("/head/quantity").decimalValue()).isEqualByComparingTo("2.5");
    assertThat(lane.get("waiting").intValue()).isEqualTo(2);
    assertThat(lane.get("waiting_more").booleanValue()).isFalse();
    assertThat(lane.get("waiting_since")).isEqualTo(head.get("placed_at"));
    var worth = first.at("/total/amount").longValue() + second.at("/total/amount").longValue();
    assertThat(lane.at("/worth/amount").longValue()).isEqualTo(worth).isPositive();
    ParkedRows.error(bench.evening.app.database(), Bookings.id(head));
    var parked = lanes(made, "").getFirst();
    assertThat(parked.get("state").textValue()).isEqualTo("needs_you");
    assertThat(parked.at("/head/reason/code").textValue()).isEqualTo("document_closed");
    bookings.act(head, "skip", Map.of("reason", "not wanted")).expect(200);
    bench.wants(made, Map.of("worker", true));
    bench.until(made, "created", 1);
    var over = lanes(made, "").getFirst();
    assertThat(over.get("state").textValue()).isEqualTo("booked");
    assertThat(over.has("head")).isFalse();
    assertThat(over.get("waiting").intValue()).isZero();
  }

  @Test
  void what_is_asked_for_wrongly_is_named() {
    var path = Connections.path(bench.books()) + "/lanes?";
    var never = "0;+1000000000-12-31T23:59:59Z;558".getBytes(StandardCharsets.UTF_8);
    var past = "cursor=" + Base64.getUrlEncoder().withoutPadding().encodeToString(never);
    for (var wrong : List.of("state=asleep", "cursor=x", "cursor=OTtub3c7", past, "limit=0")) {
      var refused = bench.evening.manager.get(path + wrong).expect(400, "invalid");
      assertThat(refused.json().at("/errors/0/pointer").textValue())
          .isEqualTo("query:" + wrong.substring(0, wrong.indexOf('=')));
    }
    bench.evening.waiter.get(path).expect(403, "forbidden");
  }
}
