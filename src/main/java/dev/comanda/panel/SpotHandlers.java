package dev.comanda.panel;

import dev.comanda.http.Listing;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Versions;
import dev.comanda.log.Idempotency;
import dev.comanda.session.QrImage;
import dev.comanda.session.Spot;
import dev.comanda.session.Spots;
import java.util.UUID;
import java.util.function.Supplier;

/** What staff do with spots over HTTP. */
public final class SpotHandlers {
  private static final UUID FIRST = new UUID(0, 0);

  private final Spots spots;
  private final Supplier<String> publicUrl;

  /** Handlers of these spots; {@code publicUrl} is where phones reach us. */
  public SpotHandlers(Spots spots, Supplier<String> publicUrl) {
    this.spots = spots;
    this.publicUrl = publicUrl;
  }

  /** GET /api/locations/{loc}/spots. */
  public Reply list(Request request) {
    int limit = Listing.limit(request);
    var found =
        spots.page(request.location(), Listing.after(request, FIRST), limit + 1).stream()
            .map(this::view)
            .toList();
    return Reply.ok(Listing.of(found, limit, each -> each.spot().id()));
  }

  /** POST /api/locations/{loc}/spots. */
  public Reply create(Request request) {
    var key =
        Idempotency.of(
            request.staff().staffId(), request.idempotencyKey(), request.path(), request.body());
    var answer = spots.create(request.location(), key, request.json(Spots.Body.class));
    var spot = answer.value();
    var reply =
        Versions.tag(Reply.json(201, view(spot)), spot.version())
            .with("Location", "/api/locations/" + spot.locationId() + "/spots/" + spot.id());
    return answer.replayed() ? reply.with("Idempotency-Replayed", "true") : reply;
  }

  /** GET /api/locations/{loc}/spots/{id}. */
  public Reply get(Request request) {
    return reply(find(request));
  }

  /** PATCH /api/locations/{loc}/spots/{id}. */
  public Reply change(Request request) {
    var expected = Versions.expected(request);
    var body = request.json(Spots.Body.class);
    return reply(spots.change(request.location(), request.id("id"), expected, body));
  }

  /** DELETE /api/locations/{loc}/spots/{id}. */
  public Reply delete(Request request) {
    spots.delete(request.location(), request.id("id"), Versions.expected(request));
    return Reply.nothing();
  }

  /** POST /api/locations/{loc}/spots/{id}/code: another one. */
  public Reply resetCode(Request request) {
    return reply(spots.resetCode(request.location(), request.id("id")));
  }

  /** GET /api/locations/{loc}/spots/{id}/qr.svg. */
  public Reply qrSvg(Request request) {
    return Reply.bytes(200, "image/svg+xml", QrImage.svg(url(request)));
  }

  /** GET /api/locations/{loc}/spots/{id}/qr.png. */
  public Reply qrPng(Request request) {
    return Reply.bytes(200, "image/png", QrImage.png(url(request)));
  }

  private String url(Request request) {
    return SpotViews.url(publicUrl.get(), find(request));
  }

  private Spot find(Request request) {
    return spots.get(request.location(), request.id("id"));
  }

  private SpotViews.StaffSpot view(Spot spot) {
    return SpotViews.StaffSpot.of(spot, publicUrl.get());
  }

  private Reply reply(Spot spot) {
    return Versions.tag(Reply.ok(view(spot)), spot.version());
  }
}
