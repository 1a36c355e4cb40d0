package dev.comanda.panel;

import static dev.comanda.http.Access.SERVICE;
import static dev.comanda.http.Action.SESSION_CLOSED;
import static dev.comanda.http.Action.SESSION_DOCUMENT;
import static dev.comanda.http.Action.SESSION_MERGED;
import static dev.comanda.http.Action.SESSION_MOVED;
import static dev.comanda.http.Action.SESSION_OPENED;

import dev.comanda.http.About;
import dev.comanda.http.Listing;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.json.Text;
import dev.comanda.live.Audiences;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Answer;
import dev.comanda.order.Order;
import dev.comanda.order.Orders;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import dev.comanda.problem.Turns;
import dev.comanda.session.QrImage;
import dev.comanda.session.Session;
import dev.comanda.session.Sessions;
import dev.comanda.session.Spot;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What staff do with sessions over HTTP. */
final class SessionHandlers {
  /** Above every id that we make: the first page of a list that runs down. */
  private static final UUID AFTER_ALL = new UUID(-1, -1);

  private static final Map<String, List<Session.State>> STATES =
      Map.of(
          "", List.of(Session.State.values()),
          "opened", List.of(Session.State.OPENED),
          "verified", List.of(Session.State.VERIFIED),
          "closed", List.of(Session.State.CLOSED));

  private final Sessions sessions;
  private final Panels panels;
  private final Orders orders;
  private final Turns turns;
  private final Supplier<String> publicUrl;

  /**
   * Handlers of these sessions, which take turns at reading orders; {@code publicUrl} is where
   * phones reach us.
   */
  SessionHandlers(
      Sessions sessions, Panels panels, Orders orders, Turns turns, Supplier<String> publicUrl) {
    this.sessions = sessions;
    this.panels = panels;
    this.orders = orders;
    this.turns = turns;
    this.publicUrl = publicUrl;
  }

  private record OpenBody(@Nullable String name, @Nullable UUID spotId) {}

  private record CloseBody(@Nullable Boolean confirm) {}

  private record MoveBody(@Nullable UUID spotId) {}

  private record MergeBody(@Nullable UUID into) {}

  private record DocumentBody(@Nullable String document) {}

  /** What it answers. */
  Stream<Route> routes() {
    var all = "/api/locations/{loc}/sessions";
    var one = "/api/sessions/{id}";
    return Stream.of(
        Route.post(all, SERVICE, SESSION_OPENED, this::open),
        Route.get(all, SERVICE, this::list),
        Route.get(one, SERVICE, this::get),
        Route.get(one + "/orders", SERVICE, this::orders),
        Route.get(one + "/qr.svg", SERVICE, this::qrSvg),
        Route.get(one + "/qr.png", SERVICE, this::qrPng),
        Route.post(one + "/closure", SERVICE, SESSION_CLOSED, this::close),
        Route.post(one + "/move", SERVICE, SESSION_MOVED, this::move),
        Route.post(one + "/merge", SERVICE, SESSION_MERGED, this::merge),
        Route.put(one + "/document", SERVICE, SESSION_DOCUMENT, this::document));
  }

  /** POST /api/locations/{loc}/sessions. */
  Reply open(Request request) {
    var body = request.json(OpenBody.class);
    if (body.name() != null && body.spotId() != null) {
      throw Refused.field("/name", "too_many", "Send a name or a spot, not both.");
    }
    var name =
        body.spotId() == null ? Text.line("/name", body.name(), Session.NAME_CHARS_MAX) : null;
    var staffId = request.staff().staffId();
    var key = Idempotency.of(staffId, request.idempotencyKey(), request.path(), request.body());
    Answer<Session> answer = sessions.open(request.location(), name, body.spotId(), staffId, key);
    var session = answer.value();
    var reply =
        Reply.json(201, known(request, session)).with("Location", "/api/sessions/" + session.id());
    return reply.about(About.of(session.id())).replayed(answer.replayed());
  }

  /** GET /api/locations/{loc}/sessions. */
  Reply list(Request request) {
    var states = STATES.get(request.query("state").orElse(""));
    if (states == null) {
      throw Refused.field("query:state", "unknown", "A state is opened, verified or closed.");
    }
    int limit = Listing.limit(request);
    var before = Listing.after(request, AFTER_ALL);
    var found = panels.page(request.location(), states, before, limit + 1);
    return Reply.ok(Listing.of(found, limit, each -> each.session().id()));
  }

  /** GET /api/sessions/{id}. */
  Reply get(Request request) {
    var session = find(request);
    var audience = Audiences.of(request.crew());
    return turns.take(
        () -> {
          var all = panels.staffSession(session.locationId(), session.id());
          return Reply.ok(Known.session(all, audience));
        });
  }

  /** GET /api/sessions/{id}/orders: the latest first, as many as fit. */
  Reply orders(Request request) {
    var session = find(request);
    var audience = Audiences.of(request.crew());
    var before = Listing.before(request);
    return turns.take(
        () -> {
          var part =
              orders.ofSession(
                  session.locationId(), session.id(), before, Panels.SESSION_BYTES_MAX);
          var known = Known.orders(part.orders(), audience);
          return Reply.ok(Listing.of(known, part.more(), Order::id));
        });
  }

  /** GET /api/sessions/{id}/qr.svg. */
  Reply qrSvg(Request request) {
    return Reply.bytes(200, "image/svg+xml", QrImage.svg(joinUrl(request)));
  }

  /** GET /api/sessions/{id}/qr.png. */
  Reply qrPng(Request request) {
    return Reply.bytes(200, "image/png", QrImage.png(joinUrl(request)));
  }

  private String joinUrl(Request request) {
    return Views.joinUrl(publicUrl.get(), find(request).code());
  }

  /** POST /api/sessions/{id}/closure; without a body nothing is confirmed. */
  Reply close(Request request) {
    var key = key(request);
    boolean confirmed = Boolean.TRUE.equals(request.jsonIfAny(CloseBody.class).confirm());
    return reply(request, sessions.close(key, request.staff().staffId(), confirmed));
  }

  /** POST /api/sessions/{id}/move. */
  Reply move(Request request) {
    var key = key(request);
    var spotId = Faults.required("/spot_id", request.json(MoveBody.class).spotId());
    return reply(request, sessions.move(key, spotId));
  }

  /** POST /api/sessions/{id}/merge; answers the session that took this one in. */
  Reply merge(Request request) {
    var key = key(request);
    var into = Faults.required("/into", request.json(MergeBody.class).into());
    return reply(request, sessions.merge(key, into, request.staff().staffId()));
  }

  /** PUT /api/sessions/{id}/document; an empty one is none. */
  Reply document(Request request) {
    var key = key(request);
    var sent = Faults.required("/document", request.json(DocumentBody.class).document());
    return reply(request, sessions.document(key, Spot.document("/document", sent)));
  }

  private Sessions.Key key(Request request) {
    var session = find(request);
    return new Sessions.Key(session.locationId(), session.id());
  }

  private Reply reply(Request request, Session session) {
    return Reply.ok(known(request, session)).about(About.at(session.locationId()));
  }

  private Object known(Request request, Session session) {
    var all = panels.changed(session.locationId(), session.id());
    return Known.session(all, Audiences.of(request.crew()));
  }

  private Session find(Request request) {
    return sessions.byId(request.staff(), request.id("id"));
  }
}
