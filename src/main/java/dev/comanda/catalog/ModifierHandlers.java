package dev.comanda.catalog;

import static dev.comanda.http.Access.MANAGEMENT;
import static dev.comanda.http.Access.STAFF;
import static dev.comanda.http.Action.MODIFIERS_CHANGED;
import static dev.comanda.http.Action.MODIFIERS_CREATED;
import static dev.comanda.http.Action.MODIFIERS_DELETED;
import static dev.comanda.http.Scope.CATALOG_READ;
import static dev.comanda.http.Scope.CATALOG_WRITE;

import dev.comanda.http.About;
import dev.comanda.http.Listing;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.http.Versions;
import dev.comanda.log.Idempotency;
import java.util.UUID;
import java.util.stream.Stream;

/** Groups of modifiers over HTTP, for staff. */
final class ModifierHandlers {
  private static final UUID FIRST = new UUID(0, 0);

  private final Modifiers modifiers;

  /** Handlers over the modifiers. */
  ModifierHandlers(Modifiers modifiers) {
    this.modifiers = modifiers;
  }

  /** What it answers. */
  Stream<Route> routes() {
    var all = "/api/locations/{loc}/modifiers";
    var one = "/api/locations/{loc}/modifiers/{id}";
    return Stream.of(
        Route.get(all, STAFF, CATALOG_READ, this::list),
        Route.post(all, MANAGEMENT, CATALOG_WRITE, MODIFIERS_CREATED, this::create),
        Route.get(one, STAFF, CATALOG_READ, this::get),
        Route.patch(one, MANAGEMENT, CATALOG_WRITE, MODIFIERS_CHANGED, this::change),
        Route.delete(one, MANAGEMENT, CATALOG_WRITE, MODIFIERS_DELETED, this::delete));
  }

  /** GET /api/locations/{loc}/modifiers. */
  Reply list(Request request) {
    int limit = Listing.limit(request);
    var after = Listing.after(request, FIRST);
    var found = modifiers.page(request.location(), after, limit + 1, language(request));
    return Reply.ok(Listing.of(found, limit, ModifierGroup::id));
  }

  /** POST /api/locations/{loc}/modifiers. */
  Reply create(Request request) {
    var key =
        Idempotency.of(
            request.crew().id(), request.idempotencyKey(), request.path(), request.body());
    var body = request.json(ModifierGroupBody.class);
    var answer = modifiers.create(request.location(), key, body);
    var made = answer.value();
    var reply =
        Versions.tag(Reply.json(201, made), made.version())
            .with("Location", "/api/locations/" + request.location() + "/modifiers/" + made.id());
    return reply.about(About.of(made.id())).replayed(answer.replayed());
  }

  /** GET /api/locations/{loc}/modifiers/{id}. */
  Reply get(Request request) {
    return reply(modifiers.group(request.location(), request.id("id"), language(request)));
  }

  /** PATCH /api/locations/{loc}/modifiers/{id}. */
  Reply change(Request request) {
    var expected = Versions.expected(request);
    var body = request.json(ModifierGroupBody.class);
    return reply(modifiers.change(request.location(), request.id("id"), expected, body));
  }

  /** DELETE /api/locations/{loc}/modifiers/{id}. */
  Reply delete(Request request) {
    modifiers.delete(request.location(), request.id("id"), Versions.expected(request));
    return Reply.nothing();
  }

  private static String language(Request request) {
    return request.query("lang").orElse("");
  }

  private static Reply reply(ModifierGroup group) {
    return Versions.tag(Reply.ok(group), group.version());
  }
}
