package dev.comanda.catalog;

import dev.comanda.http.Listing;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Versions;
import dev.comanda.log.Answer;
import dev.comanda.log.Idempotency;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Categories and products over HTTP, for staff. */
public final class CatalogHandlers {
  private static final UUID FIRST = new UUID(0, 0);

  /** How far ahead something may come back by itself. */
  private static final Duration UNTIL_MAX = Duration.ofDays(366);

  private final Catalog catalog;
  private final Clock clock;

  /** Whether a product can be had just now, and when it comes back by itself. */
  private record AvailabilityBody(@Nullable Boolean available, @Nullable Instant until) {}

  /** Handlers over the catalog. */
  public CatalogHandlers(Catalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  /** GET /api/locations/{loc}/categories. */
  public Reply categories(Request request) {
    int limit = Listing.limit(request);
    var after = Listing.after(request, FIRST);
    var found = catalog.categories(request.location(), after, limit + 1, language(request));
    return Reply.ok(Listing.of(found, limit, Category::id));
  }

  /** POST /api/locations/{loc}/categories. */
  public Reply createCategory(Request request) {
    var body = request.json(CategoryBody.class);
    var answer = catalog.create(request.location(), key(request), body);
    var made = answer.value();
    return created(answer, made.version(), location(request, "categories", made.id()));
  }

  /** GET /api/locations/{loc}/categories/{id}. */
  public Reply category(Request request) {
    return reply(catalog.category(request.location(), request.id("id"), language(request)));
  }

  /** PATCH /api/locations/{loc}/categories/{id}. */
  public Reply changeCategory(Request request) {
    var expected = Versions.expected(request);
    var body = request.json(CategoryBody.class);
    return reply(catalog.change(request.location(), request.id("id"), expected, body));
  }

  /** DELETE /api/locations/{loc}/categories/{id}. */
  public Reply deleteCategory(Request request) {
    catalog.delete(request.location(), request.id("id"), Versions.expected(request));
    return Reply.nothing();
  }

  /** GET /api/locations/{loc}/products. */
  public Reply products(Request request) {
    int limit = Listing.limit(request);
    var after = Listing.after(request, FIRST);
    var found = catalog.products(request.location(), after, limit + 1, language(request));
    return Reply.ok(Listing.of(found, limit, Product::id));
  }

  /** POST /api/locations/{loc}/products. */
  public Reply createProduct(Request request) {
    var body = request.json(ProductBody.class);
    var answer = catalog.create(request.location(), key(request), body);
    var made = answer.value();
    return created(answer, made.version(), location(request, "products", made.id()));
  }

  /** GET /api/locations/{loc}/products/{id}. */
  public Reply product(Request request) {
    return reply(catalog.product(request.location(), request.id("id"), language(request)));
  }

  /** PATCH /api/locations/{loc}/products/{id}. */
  public Reply changeProduct(Request request) {
    var expected = Versions.expected(request);
    var body = request.json(ProductBody.class);
    return reply(catalog.change(request.location(), request.id("id"), expected, body));
  }

  /** DELETE /api/locations/{loc}/products/{id}: retires it. */
  public Reply retireProduct(Request request) {
    catalog.retire(request.location(), request.id("id"), Versions.expected(request));
    return Reply.nothing();
  }

  /** PUT /api/locations/{loc}/products/{id}/availability. */
  public Reply availability(Request request) {
    var body = request.json(AvailabilityBody.class);
    boolean available = Faults.required("/available", body.available());
    checkUntil(available, body.until());
    return reply(
        catalog.availability(request.location(), request.id("id"), available, body.until()));
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
    return answer.replayed() ? reply.with("Idempotency-Replayed", "true") : reply;
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
