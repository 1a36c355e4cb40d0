package dev.comanda.spec;

import static dev.comanda.spec.Kitchens.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Client;
import dev.comanda.order.Order;
import dev.comanda.order.scan.Scan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The paths of the first scheduler: their spellings, their faults, and who may call them. */
class SchedulerPathsTest {
  private final RobotBar bar = new RobotBar();

  @AfterEach
  void close() {
    bar.close();
  }

  private static String error(Client.Answer answer) {
    return text(answer.json(), "error");
  }

  @Test
  void d12_a_path_is_served_with_and_without_a_slash_at_its_end() {
    for (var path : List.of("getall", "get_all", "get_current", "get_completed", "get_new")) {
      bar.nobody.get("/scheduler/" + path).expect(200);
      bar.nobody.get("/scheduler/" + path + "/").expect(200);
    }
  }

  @Test
  void faults_are_the_old_ones() {
    assertThat(error(bar.nobody.get("/scheduler/set_callback").expect(400)))
        .isEqualTo("Missing Cpee-Callback header");
    assertThat(error(bar.nobody.post("/scheduler/set_order", Map.of("drink", "Gin")).expect(400)))
        .isEqualTo("Missing order details");
    assertThat(error(bar.nobody.put("/scheduler/update_status/", Map.of("id", 1)).expect(400)))
        .isEqualTo("Missing data");
    assertThat(error(bar.nobody.put("/scheduler/update_status", "no json {").expect(400)))
        .isEqualTo("Missing data");
    bar.nobody.get("/scheduler/get_order").expect(204);
  }

  @Test
  void an_order_can_be_placed_there() {
    var order = Map.of("drink", "Gin Tonic", "size", "Small", "name", "Ada");
    var placed = bar.nobody.post("/scheduler/set_order", order).expect(200).json();
    int serial = placed.get("order_id").intValue();
    assertThat(text(placed, "message")).isNotEmpty();
    var taken = bar.nobody.get("/scheduler/get_order").expect(200).json();
    assertThat(taken.get("order_id").intValue()).isEqualTo(serial);
    assertThat(List.of(text(taken, "size"), text(taken, "name"))).containsExactly("Small", "Ada");
    var unknown = Map.of("drink", "Petrol", "size", "Small", "name", "Ada");
    assertThat(error(bar.nobody.post("/scheduler/set_order", unknown).expect(400))).isNotEmpty();
    for (var name : List.of("🍹".repeat(1001), "a\u0000\u0007b", "half \ud83d")) {
      bar.clock.pass(Duration.ofSeconds(6));
      var odd = Map.of("drink", "Gin Tonic", "size", "Small", "name", name);
      bar.nobody.post("/scheduler/set_order", odd).expect(200);
      var given = text(bar.nobody.get("/scheduler/get_order").expect(200).json(), "name");
      assertThat(given).isIn("🍹".repeat(Order.CUSTOMER_CHARS_MAX), "ab", "half");
    }
    bar.clock.pass(Duration.ofSeconds(6));
    var large = Map.of("drink", "Gin Tonic", "size", "L".repeat(31), "name", "Ada");
    bar.nobody.post("/scheduler/set_order", large).expect(200);
    assertThat(text(bar.nobody.get("/scheduler/get_order").expect(200).json(), "size"))
        .isEqualTo("L".repeat(Scan.SIZE_CHARS_MAX));
    bar.nobody.get("/scheduler/get_order").expect(204);
  }

  @Test
  void the_document_says_how_much_of_a_name_and_of_a_size_is_kept() {
    var document = bar.nobody.contract().document();
    for (var path : List.of("~1scheduler~1set_order", "~1scheduler~1set_order~1")) {
      var fields =
          document.at(
              "/paths/" + path + "/post/requestBody/content/application~1json/schema/properties");
      assertThat(text(fields.get("name"), "description"))
          .contains(" " + Order.CUSTOMER_CHARS_MAX + " characters");
      assertThat(text(fields.get("size"), "description"))
          .contains(" " + Scan.SIZE_CHARS_MAX + " characters");
    }
    var scanned = document.at("/components/parameters");
    assertThat(scanned.at("/name/schema/maxLength").intValue()).isEqualTo(Order.CUSTOMER_CHARS_MAX);
    assertThat(scanned.at("/size/schema/maxLength").intValue()).isEqualTo(Scan.SIZE_CHARS_MAX);
  }

  @Test
  void a_drink_that_was_mistyped_is_matched_or_the_nearest_are_named() {
    var meant =
        Map.of("gin tonik", "Gin Tonic", "Mojtio", "Mojito", "MARTINI", "", "Gin  Tonic", "");
    meant.forEach(
        (typed, drink) -> {
          var order = Map.of("drink", typed, "size", "Large", "name", "Ada");
          var placed = bar.nobody.post("/scheduler/set_order", order).expect(200).json();
          assertThat(text(placed, "drink")).isEqualTo(drink);
          var taken = bar.nobody.get("/scheduler/get_order").expect(200).json();
          assertThat(text(taken, "drink")).isIn("Gin Tonic", "Mojito", "Martini");
        });
    var unlike = Map.of("drink", "Mai Mary", "size", "Large", "name", "Ada");
    assertThat(error(bar.nobody.post("/scheduler/set_order", unlike).expect(400)))
        .startsWith("There is no such drink here. Nearest: Mai Tai, ");
    bar.nobody.get("/scheduler/get_order").expect(204);
    bar.nobody.get("/OMS/bar?drink=gin+tonik").expect(400);
  }

  @Test
  void d14_the_header_may_be_spelled_in_any_way() {
    for (var header : List.of("CPEE-CALLBACK", "cpee-callback", "Cpee-Callback", "CPEE_CALLBACK")) {
      var robot = bar.nobody.with(header, bar.engine.instance().waitAnew());
      var waits = robot.get("/scheduler/set_callback").expect(200);
      assertThat(waits.header("CPEE-CALLBACK")).isEqualTo("true");
      assertThat(waits.text()).isEqualTo("{\"message\":\"Callback URL added to the queue\"}");
    }
    assertThat(bar.states()).containsOnly("waiting").hasSize(4);
  }

  private void dropAll() {
    for (var robot : bar.listed().get("robots")) {
      bar.evening.waiter.delete(RobotBar.BAR + "/robots/" + text(robot, "id")).expect(204);
    }
  }

  @Test
  void d15_each_that_waits_is_listed_and_can_be_dropped() {
    var robot = bar.robot().asks();
    bar.clock.pass(Duration.ofSeconds(30));
    var listed = bar.listed().at("/robots/0");
    assertThat(listed.get("waits_seconds").intValue()).isBetween(30, 40);
    assertThat(text(listed, "address")).isEqualTo(bar.engine.url());
    assertThat(text(listed, "label")).isEqualTo("Get Next Order");
    dropAll();
    assertThat(bar.listed().get("robots")).isEmpty();
    bar.evening.waiter.delete(RobotBar.BAR + "/robots/" + text(listed, "id")).expect(404);
    bar.evening.kitchen.delete(RobotBar.BAR + "/robots/" + text(listed, "id")).expect(403);
    int serial = bar.scans("Mojito");
    assertThat(robot.got()).isZero();
    assertThat(bar.nobody.get("/scheduler/get_order").expect(200).json().get("order_id").intValue())
        .isEqualTo(serial);
  }

  @Test
  void d16_an_address_that_may_not_be_called_is_refused_when_it_is_given() {
    var elsewhere = bar.nobody.with("Cpee-Callback", "http://10.1.2.3:8298/7/callbacks/a/");
    assertThat(error(elsewhere.get("/scheduler/set_callback").expect(400))).contains("10.1.2.3");
    bar.evening
        .admin
        .patch(RobotBar.BAR, Map.of("robot_networks", List.of("10.1.0.0/16")))
        .expect(200);
    elsewhere.get("/scheduler/set_callback").expect(200);
    dropAll();
    for (var wrong : List.of("0.0.0.0/0", "here", "10.0.0.0/8, 10.1.0.0/16")) {
      bar.evening
          .admin
          .patch(RobotBar.BAR, Map.of("robot_networks", List.of(wrong)))
          .expect(400, "invalid");
    }
    bar.evening.admin.patch(RobotBar.BAR, Map.of("robot_networks", List.of())).expect(200);
  }

  @Test
  void who_comes_through_a_proxy_that_nobody_trusts_or_from_another_page_needs_a_key() {
    var forwarded = bar.nobody.with("X-Forwarded-For", "127.0.0.1");
    assertThat(error(forwarded.get("/scheduler/getall").expect(403))).isNotEmpty();
    bar.evening
        .admin
        .patch(RobotBar.BAR, Map.of("robot_networks", List.of("127.0.0.1")))
        .expect(200);
    forwarded.get("/scheduler/getall").expect(403);
    bar.nobody.get("/scheduler/getall").expect(200);
    bar.evening.admin.patch(RobotBar.BAR, Map.of("robot_networks", List.of())).expect(200);
    bar.nobody.with("Sec-Fetch-Site", "cross-site").get("/scheduler/get_order").expect(403);
    bar.nobody.with("Origin", "https://evil.example").get("/scheduler/get_order").expect(403);
    forwarded.as(key("bar", "tickets:work")).get("/scheduler/getall").expect(200);
    forwarded.as(key("bistro", "tickets:work")).get("/scheduler/getall").expect(403);
    forwarded.as(key("bar", "orders:read")).get("/scheduler/getall").expect(403);
  }

  private String key(String location, String scope) {
    var body =
        Map.of(
            "name", "robot " + bar.evening.next(),
            "scopes", List.of(scope),
            "locations", List.of(location));
    return text(bar.evening.admin.post("/api/api-keys", body).expect(201).json(), "key");
  }

  @Test
  void who_asks_for_the_head_alone_takes_nothing() {
    int serial = bar.scans("Mojito");
    bar.nobody.head("/scheduler/get_order").expect(200);
    assertThat(bar.state(serial)).isEqualTo("queued");
    bar.nobody.get("/scheduler/get_order").expect(200);
  }
}
