package dev.comanda.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.DemoWorkshop.Erp;
import dev.comanda.http.Client;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The workshop of the demonstration books in its ERP, wherever that is at each start. */
class DemoWorkshopTest {
  private static final String PLACE = "/api/locations/workshop";

  private final DemoApp demo = new DemoApp();
  private final Client admin = demo.as("admin");
  private DemoWorkshop workshop;

  @BeforeEach
  void signIn() {
    var email = DemoPlaces.PEOPLE.getFirst().email();
    workshop =
        new DemoWorkshop(
            URI.create(demo.app().url()), Optional.empty(), email, DemoPlaces.PASSWORD);
  }

  @AfterEach
  void end() {
    workshop.close();
    admin.close();
    demo.close();
  }

  private static Erp at(int port) {
    return new Erp(
        "ledger",
        URI.create("http://127.0.0.1:" + port),
        "benny",
        "werkstatt",
        Map.of("Motoröl 5W-30", "10", "Ölfilter", "110"),
        Map.of("Bay 1", "558", "Bay 2", "559"));
  }

  private List<JsonNode> all(String path) {
    var all = new ArrayList<JsonNode>();
    admin.get(path).expect(200).json().get("data").forEach(all::add);
    return all;
  }

  private JsonNode integration() {
    var all = all("/api/integrations");
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  @Test
  void it_has_an_integration_bays_and_numbers_of_what_the_erp_calls_the_same() {
    workshop.books(at(8090));
    var made = integration();
    assertThat(made.get("slug").textValue()).isEqualTo("bennys-auto");
    assertThat(made.get("active").booleanValue()).isTrue();
    assertThat(made.get("username").textValue()).isEqualTo("benny");
    assertThat(made.get("credentials").textValue()).isEqualTo("set");
    assertThat(all(PLACE + "/spots"))
        .extracting(each -> each.get("name").textValue() + " " + each.get("document").textValue())
        .containsExactlyInAnyOrder("Bay 1 558", "Bay 2 559");
    var mappings = "/api/integrations/" + made.get("id").textValue() + "/mappings";
    assertThat(all(mappings))
        .filteredOn(each -> each.hasNonNull("number"))
        .extracting(each -> each.get("sku").textValue() + "=" + each.get("number").textValue())
        .containsExactlyInAnyOrder("10=10", "20=110");
  }

  @Test
  void a_later_start_says_where_the_erp_is_now_and_leaves_the_rest() {
    workshop.books(at(8090));
    var id = integration().get("id").textValue();
    for (var spot : all(PLACE + "/spots")) {
      admin.delete(PLACE + "/spots/" + spot.get("id").textValue()).expect(204);
    }
    workshop.books(at(8091));
    assertThat(integration().get("id").textValue()).isEqualTo(id);
    assertThat(integration().get("address").textValue()).isEqualTo("http://127.0.0.1:8091");
    assertThat(all(PLACE + "/spots")).isEmpty();
  }
}
