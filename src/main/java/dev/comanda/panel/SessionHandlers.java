package dev.comanda.panel;

import dev.comanda.http.Listing;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.json.Text;
import dev.comanda.log.Answer;
import dev.comanda.log.Idempotency;
import dev.comanda.panel.Views.ListedSession;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import dev.comanda.session.QrImage;
import dev.comanda.session.Session;
import dev.comanda.session.Sessions;
import dev.comanda.session.Spot;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What staff do with sessions over HTTP. */
public final class SessionHandlers {
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
  private final Supplier<String> publicUrl;

  /** Handlers of these sessions; {@code publicUrl} is where phones reach us. */
  public SessionHandlers(Sessions sessions, Panels panels, Supplier<String> publicUrl) {
    this.sessions = sessions;
    this.panels = panels;
    this.publicUrl = publicUrl;
  }

  private record OpenBody(@Nullable String name, @Nullable UUID spotId) {}

  private record CloseBody(@Nullable Boolean confirm) {}

  private record MoveBody(@Nullable UUID spotId) {}

  private record MergeBody(@Nullable UUID into) {}

  private record DocumentBody(@Nullable String document) {}

  /** POST /api/locations/{loc}/sessions. */
  public Reply open(Request request) {
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
        Reply.json(201, panels.staffSession(session.locationId(), session.id()))
            .with("Location", "/api/sessions/" + session.id());
    return answer.replayed() ? reply.with("Idempotency-Replayed", "true") : reply;
  }

  /** GET /api/locations/{loc}/sessions. */
  public Reply list(Request request) {
    var states = STATES.get(request.query("state").orElse(""));
    if (states == null) {
      throw Refused.field("query:state", "unknown", "A state is opened, verified or closed.");
    }
    int limit = Listing.limit(request);
    var before = Listing.after(request, AFTER_ALL);
    var found =
        panels.page(request.location(), states, before, limit + 1).stream()
            .map(ListedSession::of)
            .toList();
    return Reply.ok(Listing.of(found, limit, each -> each.session().id()));
  }

  /** GET /api/sessions/{id}. */
  public Reply get(Request request) {
    var session = find(request);
    return Reply.ok(panels.staffSession(session.locationId(), session.id()));
  }

  /** GET /api/sessions/{id}/qr.svg. */
  public Reply qrSvg(Request request) {
    return Reply.bytes(200, "image/svg+xml", QrImage.svg(joinUrl(request)));
  }

  /** GET /api/sessions/{id}/qr.png. */
  public Reply qrPng(Request request) {
    return Reply.bytes(200, "image/png", QrImage.png(joinUrl(request)));
  }

  private String joinUrl(Request request) {
    return Views.joinUrl(publicUrl.get(), find(request).code());
  }

  /** POST /api/sessions/{id}/closure; without a body nothing is confirmed. */
  public Reply close(Request request) {
    var key = key(request);
    boolean confirmed =
        request.body().length > 0 && Boolean.TRUE.equals(request.json(CloseBody.class).confirm());
    return reply(sessions.close(key, request.staff().staffId(), confirmed));
  }

  /** POST /api/sessions/{id}/move. */
  public Reply move(Request request) {
    var key = key(request);
    var spotId = Faults.required("/spot_id", request.json(MoveBody.class).spotId());
    return reply(sessions.move(key, spotId));
  }

  /** POST /api/sessions/{id}/merge; answers the session that took this one in. */
  public Reply merge(Request request) {
    var key = key(request);
    var into = Faults.required("/into", request.json(MergeBody.class).into());
    return reply(sessions.merge(key, into, request.staff().staffId()));
  }

  /** PUT /api/sessions/{id}/document; an empty one is none. */
  public Reply document(Request request) {
    var key = key(request);
    var sent = Faults.required("/document", request.json(DocumentBody.class).document());
    return reply(sessions.document(key, Spot.document("/document", sent)));
  }

  private Sessions.Key key(Request request) {
    var session = find(request);
    return new Sessions.Key(session.locationId(), session.id());
  }

  private Reply reply(Session session) {
    return Reply.ok(panels.staffSession(session.locationId(), session.id()));
  }

  private Session find(Request request) {
    return sessions.byId(request.staff(), request.id("id"));
  }
}
