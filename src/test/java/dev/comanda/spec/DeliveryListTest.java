package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.erp.lines.LinesStandIn;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Who runs a place sees each line for an ERP: what it waits for, since when, and what was tried.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryListTest {
  @AutoClose private final Evening evening = new Evening(Clock.systemUTC());
  @AutoClose private final LinesStandIn erp = new LinesStandIn(Clock.systemUTC());
  private final Bookings bookings = new Bookings(evening);

  private static List<String> ids(List<JsonNode> deliveries) {
    return deliveries.stream().map(Bookings::id).toList();
  }

  @Test
  void a_line_says_what_it_waits_for_and_how_many_wait_behind_it() {
    var at = bookings.resting();
    var first = bookings.order(at);
    assertThat(Bookings.state(first)).isEqualTo("held");
    assertThat(first.at("/reason/code").textValue()).isEqualTo("product_unmapped");
    assertThat(first.get("waiting_since")).isEqualTo(first.get("placed_at"));
    assertThat(first.get("in_flight").booleanValue()).isFalse();
    var second = bookings.order(at);
    var third = bookings.order(at);
    var all = bookings.list("integration=" + Bookings.id(at));
    assertThat(ids(all))
        .containsExactly(Bookings.id(third), Bookings.id(second), Bookings.id(first));
    assertThat(all).extracting(each -> each.get("lane_behind").intValue()).containsExactly(0, 1, 2);
    assertThat(bookings.now(first).get("lane_behind").intValue()).isEqualTo(2);
    bookings.act(second, "skip", Map.of("reason", "not wanted")).expect(200);
    var over = bookings.now(second);
    assertThat(over.has("lane_behind")).isFalse();
    assertThat(over.has("waiting_since")).isFalse();
    assertThat(bookings.now(first).get("lane_behind").intValue()).isEqualTo(1);
  }

  @Test
  void each_filter_finds_what_it_means_and_nothing_else() {
    var at = bookings.asleep();
    var first = bookings.order(at);
    var second = bookings.order(at);
    bookings.act(second, "clearing", Map.of("reason", "too late")).expect(200);
    var here = "integration=" + Bookings.id(at);
    var firstOnly = List.of(Bookings.id(first));
    var secondOnly = List.of(Bookings.id(second));
    assertThat(ids(bookings.list(here + "&state=placed"))).isEqualTo(firstOnly);
    assertThat(ids(bookings.list(here + "&state=cleared,skipped"))).isEqualTo(secondOnly);
    assertThat(bookings.list(here + "&state=placed,cleared&document=4711")).hasSize(2);
    assertThat(bookings.list(here + "&document=4712")).isEmpty();
    assertThat(bookings.list(here + "&reason=document_closed")).isEmpty();
    ParkedRows.error(evening.app.database(), Bookings.id(first));
    assertThat(ids(bookings.list(here + "&reason=document_closed"))).isEqualTo(firstOnly);
    var order = here + "&order=" + second.get("order_id").textValue();
    assertThat(ids(bookings.list(order))).isEqualTo(secondOnly);
    assertThat(bookings.list(here + "&unique_id=4711")).isEmpty();
    assertThat(bookings.list(here + "&location=bistro")).hasSize(2);
    var elsewhere = Bookings.ALL + "?location=bar&" + here;
    assertThat(evening.admin.get(elsewhere).expect(200).json().get("data")).isEmpty();
  }

  @Test
  void pages_follow_each_other_without_a_gap() {
    var at = bookings.asleep();
    var third = bookings.order(at);
    var second = bookings.order(at);
    var first = bookings.order(at);
    var path = Bookings.ALL + "?limit=2&integration=" + Bookings.id(at);
    var page = evening.manager.get(path).expect(200).json();
    assertThat(page.at("/data/0/id")).isEqualTo(first.get("id"));
    assertThat(page.at("/data/1/id")).isEqualTo(second.get("id"));
    var next = page.get("next_cursor").textValue();
    var last = evening.manager.get(path + "&cursor=" + next).expect(200).json();
    assertThat(last.at("/data/0/id")).isEqualTo(third.get("id"));
    assertThat(last.get("has_more").booleanValue()).isFalse();
  }

  @Test
  void what_was_tried_is_told_step_by_step_without_secrets() {
    var booked = bookings.until(bookings.order(bookings.to(erp)), "created");
    assertThat(erp.lines()).hasSize(1);
    var whole = bookings.until(Bookings.path(booked), seen -> !seen.get("tried").isEmpty());
    var attempt = whole.at("/tried/0");
    assertThat(attempt.get("said").textValue()).isEqualTo("done");
    assertThat(attempt.get("steps").findValuesAsText("step"))
        .contains("find answered", "create answered");
    assertThat(whole.toString()).doesNotContain(LinesStandIn.SECRET);
  }
}
