package dev.comanda.catalog;

import dev.comanda.http.Listing;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Versions;
import dev.comanda.log.Idempotency;
import java.util.UUID;

/** Groups of modifiers over HTTP, for staff. */
public final class ModifierHandlers {
  private static final UUID FIRST = new UUID(0, 0);

  private final Modifiers modifiers;

  /** Handlers over the modifiers. */
  public ModifierHandlers(Modifiers modifiers) {
    this.modifiers = modifiers;
  }

  /** GET /api/locations/{loc}/modifiers. */
  public Reply list(Request request) {
    int limit = Listing.limit(request);
    var after = Listing.after(request, FIRST);
    var found = modifiers.page(request.location(), after, limit + 1, language(request));
    return Reply.ok(Listing.of(found, limit, ModifierGroup::id));
  }

  /** POST /api/locations/{loc}/modifiers. */
  public Reply create(Request request) {
    var key =
        Idempotency.of(
            request.crew().id(), request.idempotencyKey(), request.path(), request.body());
    var body = request.json(ModifierGroupBody.class);
    var answer = modifiers.create(request.location(), key, body);
    var made = answer.value();
    var reply =
        Versions.tag(Reply.json(201, made), made.version())
            .with("Location", "/api/locations/" + request.location() + "/modifiers/" + made.id());
    return answer.replayed() ? reply.with("Idempotency-Replayed", "true") : reply;
  }

  /** GET /api/locations/{loc}/modifiers/{id}. */
  public Reply get(Request request) {
    return reply(modifiers.group(request.location(), request.id("id"), language(request)));
  }

  /** PATCH /api/locations/{loc}/modifiers/{id}. */
  public Reply change(Request request) {
    var expected = Versions.expected(request);
    var body = request.json(ModifierGroupBody.class);
    return reply(modifiers.change(request.location(), request.id("id"), expected, body));
  }

  /** DELETE /api/locations/{loc}/modifiers/{id}. */
  public Reply delete(Request request) {
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
