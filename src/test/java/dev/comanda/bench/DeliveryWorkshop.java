package dev.comanda.bench;

import java.net.URI;
import java.util.Map;
import java.util.UUID;

/**
 * An integration of the server's that books at the stand-in; made idle.
 *
 * @param token of who switches it: good for a quarter of an hour, and dear to make
 */
record DeliveryWorkshop(URI address, String token, UUID id) {
  static DeliveryWorkshop make(Server server, UUID locationId) {
    var token = World.staff(server.address());
    var made =
        new Api(server.address())
            .post(
                "/api/integrations",
                token,
                Map.of(
                    "location",
                    locationId.toString(),
                    "slug",
                    "stand-in",
                    "workshop",
                    "Stand-in",
                    "connector",
                    StandIn.NAME,
                    "address",
                    StandIn.address(1).toString(),
                    "book_on",
                    "never"));
    var workshop =
        new DeliveryWorkshop(
            server.address(), token, UUID.fromString(made.required("id").textValue()));
    workshop.books(false);
    return workshop;
  }

  /** The same with a new token. */
  DeliveryWorkshop again() {
    return new DeliveryWorkshop(address, World.staff(address), id);
  }

  private String path() {
    return "/api/integrations/" + id;
  }

  /** From now on so many calls are under way at once. */
  void takes(int atOnce) {
    new Api(address)
        .patch(
            path(),
            token,
            Map.of("in_flight", atOnce, "address", StandIn.address(atOnce).toString()));
  }

  /** Whether it books. */
  void books(boolean does) {
    new Api(address).put(path() + "/state", token, Map.of("worker", does));
  }
}
