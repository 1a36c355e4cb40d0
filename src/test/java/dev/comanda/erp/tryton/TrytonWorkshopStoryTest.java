package dev.comanda.erp.tryton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.DemoApp;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.demo.DemoWorkshop;
import dev.comanda.http.Client;
import dev.comanda.log.writer.Wait;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample workshop's oil: from the tap and from the bay to the sale in Tryton. */
class TrytonWorkshopStoryTest {
  private static final String PLACE = "/api/locations/workshop";
  private static final String WAY = "/integrations/bennys-auto";
  private static final BigDecimal LITRES = new BigDecimal("4.7");

  @BeforeAll
  static void need() {
    TrytonServer.need();
  }

  @Test
  void what_the_tap_sends_and_what_is_ordered_at_the_bay_stands_on_the_sale() {
    try (var server = TrytonServer.start();
        var office = new TrytonOffice(server);
        var demo = new DemoApp();
        var admin = demo.as("admin")) {
      int sale = office.begin("558");
      books(demo, server);
      var made = admin.get("/api/integrations").expect(200).json().at("/data/0/id").textValue();
      admin.post("/api/integrations/" + made + "/check", Map.of()).expect(200);
      admin.post(WAY + "/create", fromTheTap()).expect(200);
      orders(admin);
      Wait.until("both are there", () -> office.lines(sale).size() == 2);
      Wait.until("the tap is told", () -> told(admin).equals("created"));
      assertThat(office.lines(sale))
          .allMatch(line -> line.product().equals("10") && line.unit().equals("l"))
          .allMatch(line -> line.quantity().compareTo(LITRES) == 0)
          .anyMatch(line -> line.text().endsWith("\nOilMat:tap-1"));
    }
  }

  private static void books(DemoApp demo, TrytonServer server) {
    var email = DemoPlaces.PEOPLE.getFirst().email();
    try (var workshop =
        new DemoWorkshop(
            URI.create(demo.app().url()), Optional.empty(), email, DemoPlaces.PASSWORD)) {
      workshop.books(
          new DemoWorkshop.Erp(
              "tryton",
              server.address(),
              TrytonServer.USER,
              TrytonServer.PASSWORD,
              Map.of("Motoröl 5W-30", TrytonOffice.OIL),
              Map.of("Bay 1", "558")));
    }
  }

  private static Map<String, ?> fromTheTap() {
    return Map.of(
        "workshop",
        "bennys-auto",
        "worksheet",
        "558",
        "product_nr",
        TrytonOffice.OIL,
        "product_amount",
        LITRES,
        "uniqueid",
        "tap-1",
        "username",
        TrytonServer.USER,
        "password",
        TrytonServer.PASSWORD);
  }

  private static void orders(Client admin) {
    var session = admin.post(PLACE + "/sessions", Map.of("name", "Bay 1")).expect(201).json();
    assertThat(session.get("document").textValue()).isEqualTo("558");
    var line = Map.of("product_id", oil(admin), "quantity", LITRES);
    admin
        .key("bay-1")
        .post(
            "/api/orders",
            Map.of(
                "location",
                "workshop",
                "session_id",
                session.get("id").textValue(),
                "lines",
                List.of(line)))
        .expect(201);
  }

  private static String oil(Client admin) {
    for (var each : admin.get(PLACE + "/products").expect(200).json().get("data")) {
      if (each.get("sku").textValue().equals("10")) {
        return each.get("id").textValue();
      }
    }
    throw new AssertionError("no oil");
  }

  private static String told(Client admin) {
    var status = admin.get(WAY + "/get_order_status?uniqueid=tap-1").expect(200).json();
    return status.get("status").textValue();
  }
}
