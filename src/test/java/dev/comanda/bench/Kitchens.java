package dev.comanda.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Stations of people at the locations of a world, each of which makes every other product. */
final class Kitchens {
  /** Of each location; an order of three lines goes to both. */
  static final int STATIONS = 2;

  private static final int HANDS = 8;

  private final Api api;
  private final String staff;

  /** Which station makes each product. */
  private record Made(Map<String, String> byProduct) {}

  private Kitchens(Api api, String staff) {
    this.api = api;
    this.staff = staff;
  }

  /** Opens them, and gives guests who order from both stations of their location. */
  static World open(URI address, World world) throws InterruptedException {
    var kitchens = new Kitchens(new Api(address), World.staff(address));
    var made = new HashMap<String, Made>();
    try (var hands = Executors.newFixedThreadPool(HANDS)) {
      var opening = new HashMap<String, Future<Made>>();
      world
          .oneOfEach()
          .forEach((place, guest) -> opening.put(place, hands.submit(() -> kitchens.open(guest))));
      for (var each : opening.entrySet()) {
        made.put(each.getKey(), each.getValue().get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the stations could not be made", e);
    }
    return new World(
        world.manyPlaces().stream().map(guest -> ofBoth(guest, made)).toList(),
        world.onePlace().stream().map(guest -> ofBoth(guest, made)).toList());
  }

  private Made open(World.Guest guest) {
    var path = "/api/locations/" + guest.location();
    var stations = new ArrayList<String>();
    for (int i = 1; i <= STATIONS; i++) {
      var station = api.post(path + "/stations", staff, Map.of("name", "Station " + i));
      stations.add(station.required("id").textValue());
    }
    var byProduct = new HashMap<String, String>();
    for (var product : guest.products()) {
      var station = stations.get(byProduct.size() % STATIONS);
      byProduct.put(product, station);
      api.patch(path + "/products/" + product, staff, Map.of("station_id", station));
    }
    return new Made(byProduct);
  }

  /** The same guest, whose second product is made by another station than the first. */
  private static World.Guest ofBoth(World.Guest guest, Map<String, Made> made) {
    var byProduct = Objects.requireNonNull(made.get(guest.location())).byProduct();
    var products = new ArrayList<>(guest.products());
    var first = Objects.requireNonNull(byProduct.get(products.getFirst()));
    var other = products.stream().filter(id -> !first.equals(byProduct.get(id))).findFirst();
    products.remove(other.orElseThrow());
    products.add(1, other.orElseThrow());
    return new World.Guest(guest.token(), products, guest.location(), guest.session(), first);
  }
}
