package dev.comanda.catalog;

import static dev.comanda.http.Access.MANAGEMENT;
import static dev.comanda.http.Access.STAFF;
import static dev.comanda.http.Action.CATEGORY_CHANGED;
import static dev.comanda.http.Action.CATEGORY_CREATED;
import static dev.comanda.http.Action.CATEGORY_DELETED;
import static dev.comanda.http.Action.PRODUCT_AVAILABILITY;
import static dev.comanda.http.Action.PRODUCT_CHANGED;
import static dev.comanda.http.Action.PRODUCT_CREATED;
import static dev.comanda.http.Action.PRODUCT_RETIRED;
import static dev.comanda.http.Scope.CATALOG_READ;
import static dev.comanda.http.Scope.CATALOG_WRITE;

import dev.comanda.http.About;
import dev.comanda.http.Listing;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.http.Versions;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Answer;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Categories and products over HTTP, for staff. */
final class CatalogHandlers {
  private static final UUID FIRST = new UUID(0, 0);

  /** How far ahead something may come back by itself. */
  private static final Duration UNTIL_MAX = Duration.ofDays(366);

  private final Catalog catalog;
  private final Clock clock;

  /** Whether a product can be had just now, and when it comes back by itself. */
  private record AvailabilityBody(@Nullable Boolean available, @Nullable Instant until) {}

  /** Handlers over the catalog. */
  CatalogHandlers(Catalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  /** What it answers. */
  Stream<Route> routes() {
    return Stream.concat(ofCategories(), ofProducts());
  }

  private Stream<Route> ofCategories() {
    var all = "/api/locations/{loc}/categories";
    var one = "/api/locations/{loc}/categories/{id}";
    return Stream.of(
        Route.get(all, STAFF, CATALOG_READ, this::categories),
        Route.post(all, MANAGEMENT, CATALOG_WRITE, CATEGORY_CREATED, this::createCategory),
        Route.get(one, STAFF, CATALOG_READ, this::category),
        Route.patch(one, MANAGEMENT, CATALOG_WRITE, CATEGORY_CHANGED, this::changeCategory),
        Route.delete(one, MANAGEMENT, CATALOG_WRITE, CATEGORY_DELETED, this::deleteCategory));
  }

  private Stream<Route> ofProducts() {
    var all = "/api/locations/{loc}/products";
    var one = "/api/locations/{loc}/products/{id}";
    return Stream.of(
        Route.get(all, STAFF, CATALOG_READ, this::products),
        Route.post(all, MANAGEMENT, CATALOG_WRITE, PRODUCT_CREATED, this::createProduct),
        Route.get(one, STAFF, CATALOG_READ, this::product),
        Route.patch(one, MANAGEMENT, CATALOG_WRITE, PRODUCT_CHANGED, this::changeProduct),
        Route.delete(one, MANAGEMENT, CATALOG_WRITE, PRODUCT_RETIRED, this::retireProduct),
        Route.put(
            one + "/availability", STAFF, CATALOG_WRITE, PRODUCT_AVAILABILITY, this::availability));
  }

  /** GET /api/locations/{loc}/categories. */
  Reply categories(Request request) {
    int limit = Listing.limit(request);
    var after = Listing.after(request, FIRST);
    var found = catalog.categories(request.location(), after, limit + 1, language(request));
    return Reply.ok(Listing.of(found, limit, Category::id));
  }

  /** POST /api/locations/{loc}/categories. */
  Reply createCategory(Request request) {
    var body = request.json(CategoryBody.class);
    var answer = catalog.create(request.location(), key(request), body);
    var made = answer.value();
    return created(answer, made.version(), location(request, "categories", made.id()))
        .about(About.of(made.id()));
  }

  /** GET /api/locations/{loc}/categories/{id}. */
  Reply category(Request request) {
    return reply(catalog.category(request.location(), request.id("id"), language(request)));
  }

  /** PATCH /api/locations/{loc}/categories/{id}. */
  Reply changeCategory(Request request) {
    var expected = Versions.expected(request);
    var body = request.json(CategoryBody.class);
    return reply(catalog.change(request.location(), request.id("id"), expected, body));
  }

  /** DELETE /api/locations/{loc}/categories/{id}. */
  Reply deleteCategory(Request request) {
    catalog.delete(request.location(), request.id("id"), Versions.expected(request));
    return Reply.nothing();
  }

  /** GET /api/locations/{loc}/products. */
  Reply products(Request request) {
    int limit = Listing.limit(request);
    var after = Listing.after(request, FIRST);
    var found = catalog.products(request.location(), after, limit + 1, language(request));
    return Reply.ok(Listing.of(found, limit, Product::id));
  }

  /** POST /api/locations/{loc}/products. */
  Reply createProduct(Request request) {
    var body = request.json(ProductBody.class);
    var answer = catalog.create(request.location(), key(request), body);
    var made = answer.value();
    return created(answer, made.version(), location(request, "products", made.id()))
        .about(About.of(made.id()));
  }

  /** GET /api/locations/{loc}/products/{id}. */
  Reply product(Request request) {
    return reply(catalog.product(request.location(), request.id("id"), language(request)));
  }

  /** PATCH /api/locations/{loc}/products/{id}. */
  Reply changeProduct(Request request) {
    var expected = Versions.expected(request);
    var body = request.json(ProductBody.class);
    return reply(catalog.change(request.location(), request.id("id"), expected, body));
  }

  /** DELETE /api/locations/{loc}/products/{id}: retires it. */
  Reply retireProduct(Request request) {
    catalog.retire(request.location(), request.id("id"), Versions.expected(request));
    return Reply.nothing();
  }

  /** PUT /api/locations/{loc}/products/{id}/availability. */
  Reply availability(Request request) {
    var body = request.json(AvailabilityBody.class);
    boolean available = Faults.required("/available", body.available());
    checkUntil(available, body.until());
    var product =
        catalog.availability(request.location(), request.id("id"), available, body.until());
    return reply(product).about(About.PATH.with(new About.Availability(product.available())));
  }

  private void checkUntil(boolean available, @Nullable Instant until) {
    if (until == null) {
      return;
    }
    if (available) {
      throw Refused.field("/until", "available", "Only what is sold out comes back.");
    }
    var now = clock.instant();
    if (!until.isAfter(now) || until.isAfter(now.plus(UNTIL_MAX))) {
      throw Refused.field("/until", "out_of_bounds", "It must be within the next 366 days.");
    }
  }

  private static @Nullable Idempotency key(Request request) {
    return Idempotency.of(
        request.crew().id(), request.idempotencyKey(), request.path(), request.body());
  }

  private static Reply created(Answer<?> answer, int version, String location) {
    var reply = Versions.tag(Reply.json(201, answer.value()), version).with("Location", location);
    return reply.replayed(answer.replayed());
  }

  private static String language(Request request) {
    return request.query("lang").orElse("");
  }

  private static String location(Request request, String kind, UUID id) {
    return "/api/locations/" + request.location() + "/" + kind + "/" + id;
  }

  private static Reply reply(Category category) {
    return Versions.tag(Reply.ok(category), category.version());
  }

  private static Reply reply(Product product) {
    return Versions.tag(Reply.ok(product), product.version());
  }
}
