package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A name is the same in whatever form of Unicode, spacing and letter case it is typed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameNameTest {
  private static final String NAME = "Crème brûlée";

  /** Composed, in pieces, in capitals, with other spaces. */
  private static final List<String> FORMS =
      List.of(
          "Cre\u0300me bru\u0302le\u0301e",
          "CRÈME BRÛLÉE",
          "Crème\u00A0 brûlée",
          "cre\u0300me\u2009BRÛLÉE");

  private final Evening evening = new Evening(Clock.systemUTC());

  @AfterAll
  void close() {
    evening.close();
  }

  private String ordered(String name) {
    var body =
        Map.of(
            "location",
            "bistro",
            "customer_name",
            "Zoë",
            "products",
            List.of(WaiterOrdersTest.named(name, 1, 1)));
    var answer = evening.waiter.post("/api/orders", body).expect(201).json();
    return answer.findValue("product_id").textValue();
  }

  @Test
  void what_is_ordered_by_name_is_one_product() {
    var dessert = ordered(NAME);
    var open = ordered("Straße spécial");
    for (var form : FORMS) {
      assertThat(ordered(form)).isEqualTo(dessert);
    }
    assertThat(ordered("STRASSE  SPE\u0301CIAL")).isEqualTo(open);
    var found = evening.waiter.get("/api/orders?customer_name=ZOE").expect(200);
    assertThat(found.json().get("orders")).isNotEmpty();
  }

  @Test
  void sessions_spots_people_and_keys_have_it_once() {
    var at = "/api/locations/bistro";
    evening.manager.post(at + "/spots", Map.of("name", NAME)).expect(201);
    var key =
        Map.of("name", NAME, "locations", List.of("bistro"), "scopes", List.of("catalog:read"));
    evening.admin.post("/api/api-keys", key).expect(201);
    evening.manager.post(at + "/sessions", Map.of("name", "Fête")).expect(201);
    for (var form : FORMS) {
      evening.manager.post(at + "/spots", Map.of("name", form)).expect(409, "spot_name_taken");
    }
    for (var form : List.of("Fe\u0302te", "FÊTE", " fête\u00A0")) {
      evening.waiter.post(at + "/sessions", Map.of("name", form)).expect(409, "session_name_taken");
    }
    var at2 = evening.waiter.post(at + "/sessions", Map.of("name", FORMS.getFirst())).expect(201);
    assertThat(at2.json().get("name").textValue()).isEqualTo(NAME);
    var same = Map.of("email", "ＷＡＩＴＥＲ@demo.example", "name", "W");
    evening.manager.post("/api/users", same).expect(409, "email_taken");
  }
}
