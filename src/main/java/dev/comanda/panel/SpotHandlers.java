package dev.comanda.panel;

import static dev.comanda.http.Access.MANAGEMENT;
import static dev.comanda.http.Access.SERVICE;
import static dev.comanda.http.Action.SPOTS_CREATED;
import static dev.comanda.http.Action.SPOT_CHANGED;
import static dev.comanda.http.Action.SPOT_CODE_RESET;
import static dev.comanda.http.Action.SPOT_CREATED;
import static dev.comanda.http.Action.SPOT_DELETED;

import dev.comanda.http.About;
import dev.comanda.http.Listing;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.http.Versions;
import dev.comanda.log.Idempotency;
import dev.comanda.session.QrImage;
import dev.comanda.session.Spot;
import dev.comanda.session.Spots;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What staff do with spots over HTTP. */
final class SpotHandlers {
  private static final UUID FIRST = new UUID(0, 0);

  private final Spots spots;
  private final Supplier<String> publicUrl;

  /** Handlers of these spots; {@code publicUrl} is where phones reach us. */
  SpotHandlers(Spots spots, Supplier<String> publicUrl) {
    this.spots = spots;
    this.publicUrl = publicUrl;
  }

  /** What it answers. */
  Stream<Route> routes() {
    var all = "/api/locations/{loc}/spots";
    var one = "/api/locations/{loc}/spots/{id}";
    return Stream.of(
        Route.get(all, SERVICE, this::list),
        Route.post(all, MANAGEMENT, SPOT_CREATED, this::create),
        Route.post(all + "/row", MANAGEMENT, SPOTS_CREATED, this::createRow),
        Route.get(one, SERVICE, this::get),
        Route.patch(one, MANAGEMENT, SPOT_CHANGED, this::change),
        Route.delete(one, MANAGEMENT, SPOT_DELETED, this::delete),
        Route.post(one + "/code", MANAGEMENT, SPOT_CODE_RESET, this::resetCode),
        Route.get(one + "/qr.svg", SERVICE, this::qrSvg),
        Route.get(one + "/qr.png", SERVICE, this::qrPng));
  }

  /** GET /api/locations/{loc}/spots. */
  Reply list(Request request) {
    int limit = Listing.limit(request);
    var found =
        spots.page(request.location(), Listing.after(request, FIRST), limit + 1).stream()
            .map(this::view)
            .toList();
    return Reply.ok(Listing.of(found, limit, each -> each.spot().id()));
  }

  /** POST /api/locations/{loc}/spots. */
  Reply create(Request request) {
    var key =
        Idempotency.of(
            request.staff().staffId(), request.idempotencyKey(), request.path(), request.body());
    var answer = spots.create(request.location(), key, request.json(Spots.Body.class));
    var spot = answer.value();
    var reply =
        Versions.tag(Reply.json(201, view(spot)), spot.version())
            .with("Location", "/api/locations/" + spot.locationId() + "/spots/" + spot.id());
    return reply.about(About.of(spot.id())).replayed(answer.replayed());
  }

  /** POST /api/locations/{loc}/spots/row. */
  Reply createRow(Request request) {
    var row = spots.createRow(request.location(), request.json(Spots.Row.class));
    return Reply.ok(new SpotViews.RowMade(views(row.made()), views(row.present())));
  }

  /** GET /api/locations/{loc}/spots/{id}. */
  Reply get(Request request) {
    return reply(find(request));
  }

  /** PATCH /api/locations/{loc}/spots/{id}. */
  Reply change(Request request) {
    var expected = Versions.expected(request);
    var body = request.json(Spots.Body.class);
    return reply(spots.change(request.location(), request.id("id"), expected, body));
  }

  /** DELETE /api/locations/{loc}/spots/{id}. */
  Reply delete(Request request) {
    spots.delete(request.location(), request.id("id"), Versions.expected(request));
    return Reply.nothing();
  }

  /** POST /api/locations/{loc}/spots/{id}/code: another one. */
  Reply resetCode(Request request) {
    return reply(spots.resetCode(request.location(), request.id("id")));
  }

  /** GET /api/locations/{loc}/spots/{id}/qr.svg. */
  Reply qrSvg(Request request) {
    return Reply.bytes(200, "image/svg+xml", QrImage.svg(url(request)));
  }

  /** GET /api/locations/{loc}/spots/{id}/qr.png. */
  Reply qrPng(Request request) {
    return Reply.bytes(200, "image/png", QrImage.png(url(request)));
  }

  private String url(Request request) {
    return SpotViews.url(publicUrl.get(), find(request));
  }

  private Spot find(Request request) {
    return spots.get(request.location(), request.id("id"));
  }

  private List<SpotViews.StaffSpot> views(List<Spot> some) {
    return some.stream().map(this::view).toList();
  }

  private SpotViews.StaffSpot view(Spot spot) {
    return SpotViews.StaffSpot.of(spot, publicUrl.get());
  }

  private Reply reply(Spot spot) {
    return Versions.tag(Reply.ok(view(spot)), spot.version());
  }
}
