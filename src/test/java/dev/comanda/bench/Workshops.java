package dev.comanda.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * An integration at each location of a world, which has a number for every product and is to book
 * each line as soon as it is ordered; its worker is off, so all of them wait.
 */
final class Workshops {
  private static final int HANDS = 8;

  /** Nobody is there, and nobody is called. */
  private static final String NOWHERE = "http://127.0.0.1:9";

  private final Api api;
  private final String staff;

  private Workshops(Api api, String staff) {
    this.api = api;
    this.staff = staff;
  }

  /** Opens them. */
  static void open(URI address, World world) throws InterruptedException {
    var workshops = new Workshops(new Api(address), World.staff(address));
    try (var hands = Executors.newFixedThreadPool(HANDS)) {
      var opening = new ArrayList<Future<?>>();
      for (var guest : world.oneOfEach().values()) {
        opening.add(hands.submit(() -> workshops.open(guest)));
      }
      for (var each : opening) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the integrations could not be made", e);
    }
  }

  private void open(World.Guest guest) {
    var made =
        api.post(
            "/api/integrations",
            staff,
            Map.of(
                "location",
                guest.location(),
                "slug",
                "erp-" + guest.location(),
                "workshop",
                "Workshop",
                "connector",
                "lines",
                "address",
                NOWHERE,
                "book_on",
                "placed",
                "document_rule",
                "fixed",
                "fixed_document",
                "WS-1"));
    var path = "/api/integrations/" + made.required("id").textValue();
    api.put(path + "/state", staff, Map.of("worker", false));
    var numbers = new ArrayList<Map<String, String>>();
    for (var product : guest.products()) {
      numbers.add(Map.of("product_id", product, "number", "ERP-" + (numbers.size() + 1)));
    }
    api.put(path + "/mappings", staff, Map.of("data", numbers));
  }
}
