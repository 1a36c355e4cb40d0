package dev.comanda.spec;

import static dev.comanda.spec.Kitchens.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.Seed;
import dev.comanda.log.writer.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What robots of the first scheduler report: it is always stored, and answered so. */
class RobotReportsTest {
  private final RobotBar bar = new RobotBar();

  @AfterEach
  void close() {
    bar.close();
  }

  @Test
  void the_nine_reports_take_a_drink_from_fired_to_ready_to_served() {
    int serial = bar.scans("Gin Tonic");
    bar.robot().asks();
    for (var status : OldRobot.STATUSES) {
      assertThat(bar.reports(serial, status, 4).get("applied").booleanValue()).isTrue();
      int rank = OldRobot.STATUSES.indexOf(status);
      assertThat(bar.state(serial)).isEqualTo(rank < 5 ? "fired" : rank < 8 ? "ready" : "served");
      assertThat(text(bar.ticket(serial), "status")).isEqualTo(status);
    }
    assertThat(text(bar.ticket(serial).get("worker"), "name")).isEqualTo("Robot 4");
  }

  @Test
  void d9_what_is_late_repeated_backward_or_unknown_is_answered_well_and_listed() {
    int serial = bar.scans("Gin Tonic");
    bar.robot().asks();
    assertThat(bar.refused(serial, "Pumping Liquids", 1)).isEmpty();
    assertThat(bar.refused(serial, "Pumping Liquids", 1)).isEqualTo("repeated");
    assertThat(bar.refused(serial, "Getting Recipe", 1)).isEqualTo("late");
    assertThat(bar.refused(serial, "Dancing", 1)).isEqualTo("unknown_status");
    assertThat(bar.refused(serial, "Mix Cocktail", 2)).isEqualTo("other_worker");
    assertThat(bar.refused(serial, "Making Shutout", 1)).isEmpty();
    assertThat(bar.state(serial)).isEqualTo("ready");
    assertThat(bar.refused(serial, "order served", 1)).isEmpty();
    assertThat(bar.refused(serial, "Mix Cocktail", 1)).isEqualTo("late");
    var reasons =
        Kitchens.list(bar.listed().get("reports")).stream()
            .map(each -> text(each, "reason"))
            .toList();
    assertThat(reasons)
        .containsExactly("late", "other_worker", "unknown_status", "late", "repeated");
  }

  @Test
  void d10_an_order_that_we_do_not_know_stops_no_robot() {
    assertThat(bar.refused(4711, "Getting Recipe", 1)).isEqualTo("unknown_order");
    assertThat(bar.refused("none of yours", "Getting Recipe", 1)).isEqualTo("unknown_order");
    assertThat(bar.listed().get("reports")).hasSize(2);
  }

  @Test
  void d11_reports_may_come_in_any_order_and_as_forms() {
    int serial = bar.scans("Gin Tonic");
    var robot = bar.robot().asks();
    var statuses = new ArrayList<>(OldRobot.STATUSES);
    Collections.shuffle(statuses, Seed.of(RobotReportsTest.class));
    statuses.forEach(robot::says);
    assertThat(robot.instance().broken()).isEmpty();
    assertThat(bar.state(serial)).isEqualTo("served");
  }

  @Test
  void d13_while_a_location_is_locked_reports_are_stored_and_robots_wait() {
    int serial = bar.scans("Gin Tonic");
    var robot = bar.robot().asks();
    var other = bar.robot();
    LocksRows.whileLocationIsLocked(
        bar.evening.app.database(),
        "bar",
        () -> {
          robot.says("Getting Recipe");
          other.asks();
        });
    assertThat(robot.instance().broken()).isEmpty();
    assertThat(other.instance().broken()).isEmpty();
    Wait.until("it is applied", () -> text(bar.ticket(serial), "status").equals("Getting Recipe"));
    bar.scans("Mojito");
    other.gets(1);
  }

  @Test
  void what_waits_is_adopted_and_what_is_held_goes_on() {
    int waiting = bar.scans("Gin Tonic");
    assertThat(bar.refused(waiting, "Getting Recipe", 3)).isEmpty();
    assertThat(bar.state(waiting)).isEqualTo("fired");
    assertThat(bar.robot().asks().got()).isZero();
    assertThat(bar.refused(waiting, "Order Failed", 3)).isEmpty();
    assertThat(bar.state(waiting)).isEqualTo("held failed");
    assertThat(bar.refused(waiting, "Pumping Liquids", 3)).isEqualTo("late");
    assertThat(bar.refused(waiting, "Serving Cocktail", 3)).isEmpty();
    assertThat(bar.state(waiting)).isEqualTo("ready");
  }

  @Test
  void what_is_not_made_yet_may_fail_at_any_time_and_what_is_made_cannot() {
    int serial = bar.scans("Gin Tonic");
    assertThat(bar.refused(serial, "Mix Cocktail", 3)).isEmpty();
    assertThat(bar.refused(serial, "Order Failed", 3)).isEmpty();
    assertThat(bar.state(serial)).isEqualTo("held failed");
    assertThat(bar.refused(serial, "Cancelled", 3)).isEqualTo("late");
    assertThat(bar.refused(serial, "Serving Cocktail", 3)).isEmpty();
    assertThat(bar.refused(serial, "Order Failed", 3)).isEqualTo("late");
    assertThat(bar.state(serial)).isEqualTo("ready");
  }

  @Test
  void a_robot_that_has_begun_and_falls_silent_is_held() {
    int serial = bar.scans("Gin Tonic");
    bar.robot().asks().says("Pumping Liquids");
    bar.clock.pass(Duration.ofMinutes(9));
    assertThat(bar.state(serial)).isEqualTo("fired");
    bar.clock.pass(Duration.ofMinutes(2));
    bar.awaits(serial, "held silent");
    assertThat(bar.refused(serial, "Mix Cocktail", 1)).isEmpty();
    assertThat(bar.state(serial)).isEqualTo("fired");
  }

  @Test
  void what_another_has_in_hand_is_not_touched() {
    int serial = bar.scans("Gin Tonic");
    var ticket = text(bar.ticket(serial), "id");
    bar.evening.kitchen.post("/api/tickets/" + ticket + "/start", Map.of()).expect(200);
    assertThat(bar.refused(serial, "Getting Recipe", 1)).isEqualTo("other_worker");
    assertThat(text(bar.ticket(serial).get("worker"), "kind")).isEqualTo("person");
  }

  @Test
  void the_old_lists_say_how_far_orders_are() {
    int first = bar.scans("Gin Tonic");
    int second = bar.scans("Martini");
    int third = bar.scans("Mojito");
    bar.robot().asks().makes();
    bar.reports(second, "Getting Recipe", 2);
    assertThat(ids("get_completed", "completed_orders")).containsExactly(first);
    assertThat(ids("get_new", "new_orders")).containsExactly(third);
    assertThat(got("get_current").toString())
        .isEqualTo(
            "{\"incomplete_orders\":[{\"id\":"
                + second
                + ",\"orderbot_id\":2,\"status\":\"Getting Recipe\"}]}");
    assertThat(got("get_status/" + third).toString())
        .isEqualTo("{\"status\":\"Received\",\"orderbot_id\":-1}");
    assertThat(text(got("get_all").get("" + first), "status")).isEqualTo("Order Served");
    assertThat(got("getall").at("/all_orders/0/order_id").intValue()).isEqualTo(third);
    assertThat(bar.nobody.get("/scheduler/get_status/99").expect(404).text())
        .isEqualTo("{\"error\":\"Order not found\"}");
  }

  private JsonNode got(String path) {
    return bar.nobody.get("/scheduler/" + path).expect(200).json();
  }

  private List<Integer> ids(String path, String member) {
    var ids = new ArrayList<Integer>();
    got(path).get(member).forEach(id -> ids.add(id.intValue()));
    return ids;
  }
}
