package dev.comanda;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.comanda.db.Database;
import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.http.Caller;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.json.Json;
import dev.comanda.json.Text;
import dev.comanda.location.Locations;
import dev.comanda.ops.Action;
import dev.comanda.ops.AuditHandlers;
import dev.comanda.ops.AuditLog;
import dev.comanda.ops.Deed;
import dev.comanda.ops.TargetIds;
import dev.comanda.order.Order;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which routes are written into the audit log, and as what. Stands around the handler: what a
 * member of staff or a key has done is written before the answer is sent.
 */
record Audited(AuditLog log, AuditHandlers handlers) implements AutoCloseable {
  /** By the line of {@code Routes}. */
  static final Map<String, Action> ACTIONS =
      Map.ofEntries(
          entry("POST /api/auth/login", Action.SIGN_IN),
          entry("POST /api/auth/pin", Action.SIGN_IN),
          entry("POST /api/auth/logout", Action.SIGN_OUT),
          entry("POST /api/users", Action.STAFF_CREATED),
          entry("PATCH /api/users/{id}", Action.STAFF_CHANGED),
          entry("POST /api/setup", Action.SETUP_ADMINISTRATOR),
          entry("PUT /api/setup", Action.SETUP_STEP),
          entry("POST /api/api-keys", Action.KEY_CREATED),
          entry("DELETE /api/api-keys/{id}", Action.KEY_REVOKED),
          entry("POST /api/locations", Action.LOCATION_CREATED),
          entry("PATCH /api/locations/{loc}", Action.LOCATION_CHANGED),
          entry("POST /api/locations/{loc}/categories", Action.CATEGORY_CREATED),
          entry("PATCH /api/locations/{loc}/categories/{id}", Action.CATEGORY_CHANGED),
          entry("DELETE /api/locations/{loc}/categories/{id}", Action.CATEGORY_DELETED),
          entry("POST /api/locations/{loc}/modifiers", Action.MODIFIERS_CREATED),
          entry("PATCH /api/locations/{loc}/modifiers/{id}", Action.MODIFIERS_CHANGED),
          entry("DELETE /api/locations/{loc}/modifiers/{id}", Action.MODIFIERS_DELETED),
          entry("POST /api/locations/{loc}/products", Action.PRODUCT_CREATED),
          entry("PATCH /api/locations/{loc}/products/{id}", Action.PRODUCT_CHANGED),
          entry("DELETE /api/locations/{loc}/products/{id}", Action.PRODUCT_RETIRED),
          entry("PUT /api/locations/{loc}/products/{id}/availability", Action.PRODUCT_AVAILABILITY),
          entry("PUT /api/locations/{loc}/products/{id}/photo", Action.PHOTO_CHANGED),
          entry("DELETE /api/locations/{loc}/products/{id}/photo", Action.PHOTO_DELETED),
          entry("POST /api/locations/{loc}/catalog/sample", Action.CATALOG_SAMPLE),
          entry("DELETE /api/locations/{loc}/catalog", Action.CATALOG_EMPTIED),
          entry("POST /api/locations/{loc}/catalog/import", Action.CATALOG_IMPORTED),
          entry("POST /api/locations/{loc}/spots", Action.SPOT_CREATED),
          entry("PATCH /api/locations/{loc}/spots/{id}", Action.SPOT_CHANGED),
          entry("DELETE /api/locations/{loc}/spots/{id}", Action.SPOT_DELETED),
          entry("POST /api/locations/{loc}/spots/{id}/code", Action.SPOT_CODE_RESET),
          entry("POST /api/locations/{loc}/sessions", Action.SESSION_OPENED),
          entry("POST /api/sessions/{id}/closure", Action.SESSION_CLOSED),
          entry("POST /api/sessions/{id}/move", Action.SESSION_MOVED),
          entry("POST /api/sessions/{id}/merge", Action.SESSION_MERGED),
          entry("PUT /api/sessions/{id}/document", Action.SESSION_DOCUMENT),
          entry("POST /api/sessions/{id}/payments", Action.SESSION_PAID),
          entry("POST /api/sessions/{id}/receipt", Action.SESSION_RECEIPT),
          entry("POST /api/orders/{id}/payments", Action.ORDER_PAID),
          entry("POST /api/orders/{id}/receipt", Action.ORDER_RECEIPT),
          entry("POST /api/payments/{id}/reversal", Action.PAYMENT_REVERSED),
          entry("POST /api/requests/{id}/acceptance", Action.REQUEST_ACCEPTED),
          entry("POST /api/requests/{id}/refusal", Action.REQUEST_REFUSED),
          entry("POST /api/orders/{id}/cancellation", Action.ORDER_CANCELLED),
          entry("POST /api/orders/{id}/lines/{no}/void", Action.LINE_VOIDED));

  /** What changes something and is not written down, with the reason. */
  static final Map<String, String> ELSEWHERE =
      Map.of(
          "POST /api/auth/refresh", "Renews a sign-in that is written down already.",
          "POST /api/orders", "The order itself says who placed it, where, when and how.",
          "POST /api/setup/link", "Changes nothing; the token is no part of an address.",
          "POST /api/spots/by-code/{code}/requests", "Done by phones, not by staff.",
          "POST /api/join/{code}", "Done by phones, not by staff.",
          "POST /scan/{loc}/order", "Done by phones, not by staff.");

  private static final Set<Action> SIGNS_IN =
      EnumSet.of(Action.SIGN_IN, Action.SETUP_ADMINISTRATOR);

  /** How a wrong sign-in is refused. */
  private static final Set<Code> WRONG = EnumSet.of(Code.INVALID_CREDENTIALS, Code.NOT_FOUND);

  private static final Set<Action> RECEIPTS =
      EnumSet.of(Action.SESSION_RECEIPT, Action.ORDER_RECEIPT);

  /** Those that are about a payment of the thing. */
  private static final Set<Action> PAYS =
      EnumSet.of(
          Action.SESSION_PAID, Action.ORDER_PAID, Action.SESSION_RECEIPT, Action.ORDER_RECEIPT);

  /** Those that must be given a reason. */
  private static final Set<Action> REASONED =
      EnumSet.of(Action.ORDER_CANCELLED, Action.LINE_VOIDED, Action.PAYMENT_REVERSED);

  /** Over a database, where lines are kept for a time. */
  static Audited of(Database database, Clock clock, Duration kept, Locations locations) {
    var log = new AuditLog(database, clock, kept);
    return new Audited(log, new AuditHandlers(log, locations));
  }

  /** Forgets from now on what is too old. */
  void start() {
    log.start();
  }

  @Override
  public void close() {
    log.close();
  }

  /** The line of {@code Routes} of a route. */
  static String line(Route route) {
    return route.verb() + " " + route.path();
  }

  /** The route, written down when its line says so. */
  Route route(Route route) {
    var action = ACTIONS.get(line(route));
    return action == null
        ? route
        : new Route(
            route.verb(),
            route.path(),
            route.access(),
            route.scope(),
            request -> answered(route, action, request));
  }

  private Reply answered(Route route, Action action, Request request) {
    Reply reply;
    try {
      reply = route.handler().handle(request);
    } catch (Refused e) {
      if (action == Action.SIGN_IN && WRONG.contains(e.code())) {
        log.write(failed(request));
      }
      throw e;
    }
    if (reply.status() < 400 && !onlyLooked(request)) {
      write(deed(route, action, request, reply));
    }
    return reply;
  }

  private static boolean onlyLooked(Request request) {
    return request.query("preview").filter("true"::equals).isPresent();
  }

  private void write(Deed deed) {
    try {
      log.write(deed);
    } catch (DatabaseUnavailable e) {
      throw new Refused(
          Code.OUTCOME_UNKNOWN,
          "This was probably done, but could not be written into the audit log. Look before you"
              + " do it again, or send the same Idempotency-Key.");
    }
  }

  /**
   * Which account was tried is kept only where there is one: some type their password there. It
   * belongs to the location where that person mostly works.
   */
  private Deed failed(Request request) {
    var body = json(request.body());
    var email = text(body, "email");
    var tried = Optional.ofNullable(email == null ? text(body, "user_id") : email);
    var person = tried.map(String::strip).flatMap(log::person);
    return new Deed(
        Action.SIGN_IN_FAILED,
        Deed.By.UNKNOWN,
        person.map(AuditLog.Person::usual).orElse(null),
        person.map(one -> one.id().toString()).orElse(null),
        request.address(),
        null,
        false);
  }

  private static Deed deed(Route route, Action action, Request request, Reply reply) {
    var answer = shown(reply);
    var thing = answer.has("user") ? answer.get("user") : answer;
    return new Deed(
        action,
        by(action, request.caller(), thing),
        location(route, action, request, thing),
        target(route, action, request, thing),
        request.address(),
        REASONED.contains(action) ? reason(request) : null,
        reply.headers().containsKey("Idempotency-Replayed"));
  }

  /** As the feature took it. */
  private static String reason(Request request) {
    return Text.line("/reason", text(json(request.body()), "reason"), Order.NOTE_CHARS_MAX);
  }

  private static JsonNode shown(Reply reply) {
    return reply.contentType().equals("application/json")
        ? json(reply.body())
        : MissingNode.getInstance();
  }

  private static JsonNode json(byte[] body) {
    return Json.tree(new String(body, StandardCharsets.UTF_8));
  }

  private static Deed.By by(Action action, Caller caller, JsonNode thing) {
    if (SIGNS_IN.contains(action)) {
      return new Deed.By(thing.get("role").textValue(), id(thing, "id"), text(thing, "name"));
    }
    return caller instanceof Caller.Crew crew ? Deed.By.of(crew) : Deed.By.UNKNOWN;
  }

  /** That of the path or of the thing; of people the one where they mostly work. */
  private static @Nullable UUID location(
      Route route, Action action, Request request, JsonNode thing) {
    if (route.path().contains("{loc}")) {
      return request.location();
    }
    if (action == Action.LOCATION_CREATED) {
      return id(thing, "id");
    }
    if (action == Action.SIGN_OUT) {
      return request.staff().defaultLocation();
    }
    var at = id(thing, "location_id");
    return at == null ? id(thing, "default_location_id") : at;
  }

  private static @Nullable String target(
      Route route, Action action, Request request, JsonNode thing) {
    if (route.path().contains("{id}")) {
      return part(action, request.id("id"), request, thing);
    }
    var id = text(thing, "id");
    return id == null && route.path().contains("{loc}") ? request.location().toString() : id;
  }

  /** A thing, and what of it where that is more to say. */
  private static String part(Action action, UUID id, Request request, JsonNode thing) {
    if (action == Action.LINE_VOIDED) {
      return TargetIds.line(id, request.path("no"));
    }
    if (action == Action.PRODUCT_AVAILABILITY) {
      return TargetIds.available(id, thing.get("available").booleanValue());
    }
    var payment = text(thing, RECEIPTS.contains(action) ? "payment" : "id");
    return PAYS.contains(action) && payment != null
        ? TargetIds.payment(id, payment)
        : id.toString();
  }

  private static @Nullable UUID id(JsonNode thing, String member) {
    var text = text(thing, member);
    return text == null ? null : UUID.fromString(text);
  }

  private static @Nullable String text(JsonNode thing, String member) {
    return thing.hasNonNull(member) ? thing.get(member).textValue() : null;
  }
}
