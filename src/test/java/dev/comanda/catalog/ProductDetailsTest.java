package dev.comanda.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.db.Database;
import dev.comanda.demo.DemoApp;
import dev.comanda.http.Client;
import dev.comanda.log.LocationLog;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Allergens, photos, and what is sold out until a time. */
class ProductDetailsTest {
  private static final String PRODUCTS = "/api/locations/bistro/products";
  static final byte[] WEBP =
      Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
  private static final byte[] OTHER =
      Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

  private final DemoApp demo = new DemoApp();
  private final Client manager = demo.as("manager");
  private final Client waiter = demo.as("waiter");
  private final JsonNode soup = product("Tomato soup");
  private final String path = PRODUCTS + "/" + soup.get("id").textValue();

  @AfterEach
  void close() {
    demo.close();
  }

  private JsonNode product(String name) {
    return manager.get(PRODUCTS + "?limit=100").named(name);
  }

  private JsonNode lastEvent() {
    var events = manager.get("/api/locations/bistro/events?limit=1000").json().get("data");
    return events.get(events.size() - 1);
  }

  private Client guest() {
    var opened = waiter.post("/api/locations/bistro/sessions", Map.of("name", "T"));
    var code = opened.expect(201).json().get("code").textValue();
    var joined = demo.nobody().post("/api/join/" + code, Map.of()).expect(200).json();
    return demo.nobody().as(joined.get("guest_token").textValue());
  }

  private JsonNode onMenu(Client guest) {
    for (var part : guest.get("/api/guest/menu").expect(200).json().get("categories")) {
      for (var product : part.get("products")) {
        if (product.get("id").equals(soup.get("id"))) {
          return product;
        }
      }
    }
    throw new IllegalStateException("not on the menu");
  }

  @Test
  void allergens_are_of_the_list_and_kept_in_its_order() {
    var changed =
        manager.patch(path, Map.of("allergens", List.of("milk", "gluten"))).expect(200).json();
    assertThat(changed.get("allergens").toString()).isEqualTo("[\"gluten\",\"milk\"]");
    var again = manager.patch(path, Map.of("sort", 0)).expect(200).json();
    assertThat(again.get("allergens")).isEqualTo(changed.get("allergens"));
    assertThat(onMenu(guest()).get("allergens")).isEqualTo(changed.get("allergens"));
    var none = manager.patch(path, Map.of("allergens", List.of())).expect(200).json();
    assertThat(none.get("allergens")).isEmpty();
  }

  @Test
  void a_photo_is_on_the_menu_for_ever_cacheable_and_safe() {
    var upload = manager.with("Content-Type", "image/jpeg");
    var shown = upload.put(path + "/photo", WEBP).expect(200).json();
    assertThat(lastEvent().get("data")).isEqualTo(shown);
    var photo = shown.get("photo").textValue();
    var got = demo.nobody().get(photo).expect(200);
    assertThat(got.body()).isEqualTo(WEBP);
    assertThat(got.header("Content-Type")).isEqualTo("image/webp");
    assertThat(got.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(got.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(got.header("Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(onMenu(guest()).get("photo").textValue()).isEqualTo(photo);

    var event = lastEvent();
    upload.put(path + "/photo", WEBP).expect(200);
    assertThat(lastEvent()).isEqualTo(event);
    var other = upload.put(path + "/photo", OTHER).expect(200).json().get("photo").textValue();
    assertThat(other).isNotEqualTo(photo);
    demo.nobody().get(photo).expect(404, "not_found");
    assertThat(manager.patch(path, Map.of("sort", 1)).json().get("photo").textValue())
        .isEqualTo(other);
    assertThat(manager.delete(path + "/photo").expect(200).json().has("photo")).isFalse();
    demo.nobody().get(other).expect(404, "not_found");
  }

  @Test
  void a_photo_that_two_products_share_stays_while_one_has_it() {
    var second = PRODUCTS + "/" + product("Burrata").get("id").textValue() + "/photo";
    var upload = manager.with("Content-Type", "image/webp");
    var photo = upload.put(path + "/photo", WEBP).expect(200).json().get("photo").textValue();
    upload.put(second, WEBP).expect(200);
    manager.delete(path + "/photo").expect(200);
    demo.nobody().get(photo).expect(200);
    var elsewhere = "/photos/bar/" + photo.substring(photo.lastIndexOf('/') + 1);
    demo.nobody().get(elsewhere).expect(404, "not_found");
    demo.nobody().get("/photos/bistro/nothing").expect(404, "not_found");
    waiter.with("Content-Type", "image/webp").put(second, WEBP).expect(403, "forbidden");
  }

  @Test
  void what_is_sold_out_until_a_time_comes_back_by_itself() {
    var until = DemoApp.CLOCK.instant().plus(Duration.ofHours(2));
    var gone =
        waiter
            .put(path + "/availability", Map.of("available", false, "until", until))
            .expect(200)
            .json();
    assertThat(gone.get("available").booleanValue()).isFalse();
    assertThat(gone.get("sold_out_until").textValue()).isEqualTo(until.toString());
    var guest = guest();
    assertThat(onMenu(guest).get("sold_out_until").textValue()).isEqualTo(until.toString());
    var order =
        Map.of("lines", List.of(Map.of("product_id", soup.get("id").textValue(), "quantity", 1)));
    guest.key("a").post("/api/guest/orders", order).expect(409, "product_unavailable");

    var database = demo.app().database();
    assertThat(at(database, Duration.ofMinutes(119)).runOnce()).isZero();
    assertThat(at(database, Duration.ofHours(2)).runOnce()).isEqualTo(1);
    assertThat(at(database, Duration.ofMinutes(121)).runOnce()).isZero();
    var event = lastEvent();
    assertThat(event.get("type").textValue()).isEqualTo("product.changed");
    assertThat(event.at("/data/available").booleanValue()).isTrue();
    assertThat(event.get("data").has("sold_out_until")).isFalse();
    guest.key("b").post("/api/guest/orders", order).expect(201);
  }

  private static SoldOut at(Database database, Duration later) {
    var clock = Clock.offset(DemoApp.CLOCK, later);
    return new SoldOut(
        database, new LocationLog(database, clock, (location, epoch, events) -> {}), clock);
  }

  @Test
  void an_order_does_not_wait_until_somebody_looks() {
    var now = Clock.systemUTC().instant();
    var sold =
        new OrderedProduct(
            UUID.randomUUID(),
            UUID.randomUUID(),
            Map.of("en", "x"),
            1,
            "standard",
            "piece",
            dev.comanda.location.Quantity.of("1"),
            List.of(),
            false,
            now,
            false);
    assertThat(sold.availableAt(now.minusMillis(1))).isFalse();
    assertThat(sold.availableAt(now)).isTrue();
  }

  @Test
  void more_than_one_chunk_comes_back() {
    var until = Map.of("available", false, "until", DemoApp.CLOCK.instant().plusSeconds(60));
    int count = 0;
    for (var product : manager.get(PRODUCTS + "?limit=100").json().get("data")) {
      var one = PRODUCTS + "/" + product.get("id").textValue() + "/availability";
      waiter.put(one, until).expect(200);
      count++;
    }
    assertThat(at(demo.app().database(), Duration.ofMinutes(2)).runOnce()).isEqualTo(count);
  }

  @Test
  void saying_that_it_is_back_forgets_the_time() {
    var until = Map.of("available", false, "until", DemoApp.CLOCK.instant().plusSeconds(60));
    waiter.put(path + "/availability", until).expect(200);
    var sold = waiter.put(path + "/availability", Map.of("available", false)).expect(200).json();
    assertThat(sold.has("sold_out_until")).isFalse();
    waiter.put(path + "/availability", until).expect(200);
    var back = waiter.put(path + "/availability", Map.of("available", true)).expect(200).json();
    assertThat(back.has("sold_out_until")).isFalse();
    assertThat(at(demo.app().database(), Duration.ofMinutes(2)).runOnce()).isZero();
  }
}
