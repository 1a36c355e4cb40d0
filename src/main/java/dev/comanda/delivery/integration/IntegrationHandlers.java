package dev.comanda.delivery.integration;

import static dev.comanda.http.Access.ADMINISTRATION;
import static dev.comanda.http.Access.MANAGEMENT;
import static dev.comanda.http.Action.INTEGRATIONS_PAUSED;
import static dev.comanda.http.Action.INTEGRATIONS_RESUMED;
import static dev.comanda.http.Action.INTEGRATION_CHANGED;
import static dev.comanda.http.Action.INTEGRATION_CREATED;
import static dev.comanda.http.Action.INTEGRATION_DELETED;
import static dev.comanda.http.Action.INTEGRATION_KILLED;
import static dev.comanda.http.Action.INTEGRATION_MAPPED;
import static dev.comanda.http.Action.INTEGRATION_STATE;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.delivery.integration.Mappings.Counts;
import dev.comanda.delivery.integration.Mappings.Mapped;
import dev.comanda.http.About;
import dev.comanda.http.Listing;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.http.Versions;
import dev.comanda.json.Json;
import dev.comanda.log.Idempotency;
import dev.comanda.problem.Refused;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;

/** Integrations and the numbers of products over HTTP. */
final class IntegrationHandlers {
  private static final UUID FIRST = new UUID(0, 0);

  private final Integrations integrations;
  private final Mappings mappings;
  private final Retirement retirement;

  IntegrationHandlers(Integrations integrations, Mappings mappings, Retirement retirement) {
    this.retirement = retirement;
    this.integrations = integrations;
    this.mappings = mappings;
  }

  private record All(List<Integration> data) {}

  private record MappingPage(@JsonUnwrapped Listing<Mapped> page, @JsonUnwrapped Counts counts) {}

  /** What it answers. */
  Stream<Route> routes() {
    var all = "/api/integrations";
    var one = "/api/integrations/{id}";
    var ofPlace = "/api/locations/{loc}/integrations";
    return Stream.of(
        Route.get(all, ADMINISTRATION, this::list),
        Route.post(all, ADMINISTRATION, INTEGRATION_CREATED, this::create),
        Route.get(one, ADMINISTRATION, this::get),
        Route.patch(one, ADMINISTRATION, INTEGRATION_CHANGED, this::change),
        Route.delete(one, ADMINISTRATION, INTEGRATION_DELETED, this::delete),
        Route.put(one + "/state", ADMINISTRATION, INTEGRATION_STATE, this::state),
        Route.post(one + "/kill", ADMINISTRATION, INTEGRATION_KILLED, this::kill),
        Route.get(one + "/mappings", MANAGEMENT, this::mappings),
        Route.put(one + "/mappings", MANAGEMENT, INTEGRATION_MAPPED, this::map),
        Route.post(ofPlace + "/pause", ADMINISTRATION, INTEGRATIONS_PAUSED, this::pause),
        Route.post(ofPlace + "/resume", ADMINISTRATION, INTEGRATIONS_RESUMED, this::resume));
  }

  /** GET /api/integrations. */
  Reply list(Request request) {
    int limit = Listing.limit(request);
    var found = integrations.page(request.crew(), Listing.after(request, FIRST), limit + 1);
    return Reply.ok(Listing.of(found, limit, Integration::id));
  }

  /** POST /api/integrations. */
  Reply create(Request request) {
    var asked = integrations.read(request.crew(), request.json(IntegrationBody.class));
    var key =
        Idempotency.of(
            request.staff().staffId(),
            request.idempotencyKey(),
            request.path(),
            withoutPassword(request));
    var answer = integrations.create(asked, key);
    var made = answer.value();
    return Versions.tag(Reply.json(201, made), made.version())
        .with("Location", "/api/integrations/" + made.id())
        .about(About.of(made.id(), made.locationId()))
        .replayed(answer.replayed());
  }

  /** What was asked is remembered by a hash of it, by which a password could be guessed. */
  private static byte[] withoutPassword(Request request) {
    var body = request.json(ObjectNode.class);
    body.remove("password");
    return Json.bytes(body);
  }

  /** GET /api/integrations/{id}. */
  Reply get(Request request) {
    return reply(integrations.byId(request.crew(), request.id("id")));
  }

  /** PATCH /api/integrations/{id}. */
  Reply change(Request request) {
    var expected = Versions.expected(request);
    var body = request.json(IntegrationBody.class);
    return reply(integrations.change(request.crew(), request.id("id"), expected, body));
  }

  /** DELETE /api/integrations/{id}. */
  Reply delete(Request request) {
    var expected = Versions.expected(request);
    var gone = integrations.step(request.crew(), request.id("id"), expected, retirement);
    return Reply.nothing().about(About.at(gone.locationId()));
  }

  /** PUT /api/integrations/{id}/state. */
  Reply state(Request request) {
    var expected = Versions.expected(request);
    var body = request.json(StateBody.class);
    return reply(integrations.wants(request.crew(), request.id("id"), expected, body));
  }

  /** POST /api/integrations/{id}/kill: neither takes lines nor books them; active it stays. */
  Reply kill(Request request) {
    var none = new StateBody(null, false, false);
    return reply(integrations.wants(request.crew(), request.id("id"), OptionalInt.empty(), none));
  }

  /** GET /api/integrations/{id}/mappings: the products, or those without a number. */
  Reply mappings(Request request) {
    var of = integrations.byId(request.crew(), request.id("id"));
    int limit = Listing.limit(request);
    var after = Listing.after(request, FIRST);
    var language = request.query("lang").orElse("");
    var reach = integrations.reach(request.crew());
    var found = mappings.page(of, after, limit + 1, gapsOnly(request), language, reach);
    var page = Listing.of(found.products(), limit, Mapped::productId);
    return Versions.tagAll(Reply.ok(new MappingPage(page, found.counts())), of.version());
  }

  private static boolean gapsOnly(Request request) {
    return switch (request.query("gaps").orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Refused.field("query:gaps", "choice", "It is true or false.");
    };
  }

  /** PUT /api/integrations/{id}/mappings. */
  Reply map(Request request) {
    var expected = Versions.expected(request);
    var body = request.json(MappingBody.class);
    var after = mappings.number(request.crew(), request.id("id"), expected, body);
    return Versions.tag(Reply.ok(mappings.counts(after)), after.version())
        .about(About.at(after.locationId()));
  }

  /** POST /api/locations/{loc}/integrations/pause. */
  Reply pause(Request request) {
    return Reply.ok(new All(integrations.pause(request.location(), true)));
  }

  /** POST /api/locations/{loc}/integrations/resume. */
  Reply resume(Request request) {
    return Reply.ok(new All(integrations.pause(request.location(), false)));
  }

  private static Reply reply(Integration integration) {
    return Versions.tag(Reply.ok(integration), integration.version())
        .about(About.at(integration.locationId()));
  }
}
