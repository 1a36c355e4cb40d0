package dev.comanda.panel;

import dev.comanda.http.Listing;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.json.Text;
import dev.comanda.log.Answer;
import dev.comanda.log.Idempotency;
import dev.comanda.panel.Views.ListedSession;
import dev.comanda.problem.Refused;
import dev.comanda.session.QrImage;
import dev.comanda.session.Session;
import dev.comanda.session.Sessions;
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

  private record OpenBody(@Nullable String name) {}

  /** POST /api/locations/{loc}/sessions. */
  public Reply open(Request request) {
    var name = Text.line("/name", request.json(OpenBody.class).name(), Session.NAME_CHARS_MAX);
    var staffId = request.staff().staffId();
    var key = Idempotency.of(staffId, request.idempotencyKey(), request.path(), request.body());
    Answer<Session> answer = sessions.open(request.location(), name, staffId, key);
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

  /** POST /api/sessions/{id}/closure. */
  public Reply close(Request request) {
    var session = find(request);
    var key = new Sessions.Key(session.locationId(), session.id());
    sessions.close(key, request.staff().staffId());
    return Reply.ok(panels.staffSession(session.locationId(), session.id()));
  }

  private Session find(Request request) {
    return sessions.byId(request.staff(), request.id("id"));
  }
}
