package dev.comanda.spec;

import static dev.comanda.spec.Kitchens.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.preparation.robot.EngineStandIn;
import dev.comanda.preparation.robot.StandInCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * How an order gets to a robot of the first scheduler, whatever becomes of the way: to one robot,
 * and to another only where the first surely never got it.
 */
class RobotsInLineTest {
  private final RobotBar bar = new RobotBar();

  @AfterEach
  void close() {
    bar.close();
  }

  @Test
  void d1_an_order_that_waits_is_the_answer() {
    int serial = bar.scans("Gin Tonic");
    var robot = bar.robot().asks();
    assertThat(robot.instance().broken()).isEmpty();
    assertThat(robot.order().toString())
        .isEqualTo(
            "{\"order_id\":"
                + serial
                + ",\"drink\":\"Gin Tonic\",\"size\":\"Large\",\"name\":\"Static\","
                + "\"status\":\"Received\",\"recipe_id\":-1,\"orderbot_id\":-1}");
    assertThat(bar.state(serial)).isEqualTo("fired");
    robot.makes();
    assertThat(bar.state(serial)).isEqualTo("served");
    assertThat(bar.listed().get("robots")).isEmpty();
    assertThat(robot.instance().broken()).isEmpty();
  }

  @Test
  void d2_and_d3_who_finds_none_waits_and_is_sent_the_next() {
    var robot = bar.robot().asks();
    assertThat(robot.instance().broken()).isEmpty();
    assertThat(robot.got()).isZero();
    bar.awaitsRobots("waiting");
    int serial = bar.scans("Martini");
    robot.gets(1);
    assertThat(robot.orderId()).isEqualTo(serial);
    assertThat(bar.engine.puts()).isEqualTo(1);
  }

  @Test
  void d4_an_order_that_is_sent_is_the_last_word() {
    var robot = bar.robot().asks();
    bar.scans("Martini");
    robot.gets(1);
    assertThat(robot.instance().updates()).isZero();
    assertThat(robot.instance().broken()).isEmpty();
  }

  @Test
  void d5_what_one_does_not_take_goes_to_the_next_at_once() {
    var first = bar.robot().asks();
    var second = bar.robot().asks();
    first.instance().stop();
    int serial = bar.scans("Mojito");
    second.gets(1);
    assertThat(second.orderId()).isEqualTo(serial);
    bar.awaitsRobots("aside", "given");
    assertThat(first.got()).isZero();
  }

  @Test
  void d6_one_that_was_stopped_gets_its_order_when_it_goes_on_and_asks_nobody() {
    var robot = bar.robot().asks();
    robot.instance().stop();
    int serial = bar.scans("Mojito");
    bar.awaitsRobots("aside");
    assertThat(bar.state(serial)).isEqualTo("queued");
    robot.instance().goOn();
    bar.clock.pass(Duration.ofSeconds(10));
    robot.gets(1);
    assertThat(robot.instance().asked()).isEqualTo(1);
  }

  @Test
  void d6_an_address_is_not_asked_for_ever() {
    var robot = bar.robot().asks();
    robot.instance().end();
    bar.scans("Mojito");
    bar.awaitsRobots("aside");
    bar.clock.pass(Duration.ofMinutes(31));
    bar.awaitsRobots();
  }

  @Test
  void d7_what_arrived_and_was_not_answered_goes_to_nobody_else() {
    var robot = bar.robot().asks();
    var other = bar.robot().asks();
    bar.engine.next(
        sent -> {
          sent.decide();
          sent.breakOff();
        });
    int serial = bar.scans("Gin Tonic");
    robot.gets(1);
    bar.awaitsRobots("given", "waiting");
    assertThat(bar.state(serial)).isEqualTo("fired");
    bar.clock.pass(Duration.ofSeconds(61));
    bar.awaits(serial, "held no_report");
    assertThat(other.got()).isZero();
    robot.says("Getting Recipe");
    assertThat(bar.state(serial)).isEqualTo("fired");
  }

  @Test
  void d7_what_did_not_arrive_is_sent_to_the_same_address_again() {
    var robot = bar.robot().asks();
    bar.robot().asks();
    bar.engine.next(EngineStandIn.Sent::breakOff);
    int serial = bar.scans("Gin Tonic");
    robot.gets(1);
    assertThat(robot.orderId()).isEqualTo(serial);
    assertThat(bar.engine.puts()).isEqualTo(2);
    bar.awaitsRobots("given", "waiting");
  }

  @Test
  void d7_who_says_that_it_is_open_after_all_gets_its_order_again() {
    var robot = bar.robot().asks();
    bar.engine.next(sent -> sent.answer(200));
    int serial = bar.scans("Gin Tonic");
    bar.awaitsRobots("given");
    assertThat(robot.got()).isZero();
    bar.clock.pass(Duration.ofSeconds(61));
    robot.gets(1);
    assertThat(bar.state(serial)).isEqualTo("fired");
  }

  @Test
  void d8_who_asks_again_waits_at_the_new_address_alone() {
    var robot = bar.robot().asks().asks();
    bar.awaitsRobots("waiting");
    bar.scans("Mai Tai");
    robot.gets(1);
    assertThat(bar.engine.puts()).isEqualTo(1);
  }

  @Test
  void d8_who_asks_again_without_a_word_of_its_order_gets_the_same_again() {
    int serial = bar.scans("Mai Tai");
    int next = bar.scans("Mojito");
    var robot = bar.robot().asks().asks();
    assertThat(robot.instance().orders().stream().map(each -> each.get("order_id").intValue()))
        .containsExactly(serial, serial);
    robot.says("Order Initiated");
    robot.asks();
    assertThat(robot.orderId()).isEqualTo(next);
  }

  @Test
  void an_answer_of_which_nothing_is_heard_is_held_and_not_given_away() {
    int serial = bar.scans("Mai Tai");
    bar.robot().asks();
    bar.clock.pass(Duration.ofSeconds(61));
    bar.awaits(serial, "held no_report");
    assertThat(bar.robot().asks().got()).isZero();
  }

  @Test
  void what_is_pulled_and_silent_is_held() {
    int serial = bar.scans("Mojito");
    var order = bar.nobody.get("/scheduler/get_order").expect(200).json();
    assertThat(order.get("order_id").intValue()).isEqualTo(serial);
    bar.nobody.get("/scheduler/get_order/").expect(204);
    bar.clock.pass(Duration.ofSeconds(61));
    bar.awaits(serial, "held no_report");
    bar.awaitsRobots();
  }

  @Test
  void a_drink_that_nobody_wants_any_more_does_not_wait_again() {
    var robot = bar.robot().asks();
    bar.engine.next(
        sent -> {
          int serial =
              bar.kitchens
                  .tickets(bar.kitchens.station("bar", "Robots"))
                  .getFirst()
                  .get("serial")
                  .intValue();
          var order = text(bar.ticket(serial), "order_id");
          bar.evening
              .manager
              .post("/api/orders/" + order + "/cancellation", Map.of("reason", "gone"))
              .expect(200);
          sent.answer(503);
        });
    bar.scans("Mojito");
    bar.awaitsRobots("aside");
    assertThat(bar.kitchens.tickets(bar.kitchens.station("bar", "Robots"))).isEmpty();
    assertThat(robot.got()).isZero();
  }

  @Test
  void robots_get_only_what_they_make() {
    int serial = bar.scans("Gin Tonic");
    var instance = bar.engine.instance();
    var asking = bar.nobody.with("Cpee-Callback", instance.waitAnew());
    var waits = asking.get("/scheduler/set_callback?items=Mojito,Martini&exclude=Ada").expect(200);
    assertThat(waits.header("CPEE-CALLBACK")).isEqualTo("true");
    assertThat(bar.unmatched()).containsExactly(serial + " no_worker_makes_it");
    assertThat(text(bar.listed().at("/robots/0"), "why")).isEqualTo("no_worker_makes_it");
    assertThat(bar.listed().at("/robots/0/filter/items")).hasSize(2);
    assertThat(bar.listed().at("/robots/0/filter/exclude")).as("names of customers").isEmpty();
    var managed = bar.evening.admin.get(RobotBar.BAR + "/robots").expect(200).json();
    assertThat(managed.at("/robots/0/filter/exclude")).hasSize(1);
    bar.scans("Mojito");
    new OldRobot(bar.calls, instance, 1).gets(1);
    assertThat(bar.state(serial)).isEqualTo("queued");
    assertThat(bar.unmatched()).containsExactly(serial + " nobody_free");
    assertThat(bar.listed().at("/robots/0").has("why")).isFalse();
    var wrong = asking.get("/scheduler/set_callback?pattern=(").expect(400).json();
    assertThat(text(wrong, "error")).isNotEmpty();
  }

  @Test
  void two_nodes_that_pair_at_once_give_each_order_to_one_robot() {
    try (var other = bar.evening.app.beside(bar.clock);
        var there = new StandInCalls(other.url() + "/scheduler")) {
      var robots = new ArrayList<OldRobot>();
      for (int i = 0; i < 6; i++) {
        robots.add(bar.robot().asks());
        robots.add(new OldRobot(there, bar.engine.instance(), 100 + i).asks());
      }
      var order = Map.of("drink", "Mojito", "size", "Large", "name", "Ada");
      IntStream.range(0, 12)
          .parallel()
          .forEach(i -> bar.nobody.post("/scheduler/set_order", order).expect(200));
      robots.forEach(robot -> robot.gets(1));
      var numbers = new HashSet<Integer>();
      robots.forEach(robot -> assertThat(numbers.add(robot.orderId())).isTrue());
      robots.forEach(OldRobot::makes);
      numbers.forEach(serial -> assertThat(bar.state(serial)).isEqualTo("served"));
    }
  }
}
