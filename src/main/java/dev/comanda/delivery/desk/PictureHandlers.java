package dev.comanda.delivery.desk;

import static dev.comanda.http.Access.MANAGEMENT;

import dev.comanda.delivery.integration.Reach;
import dev.comanda.delivery.run.Looks;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What browsers showed in ERPs over HTTP: in attempts at lines, and at the last look. */
final class PictureHandlers {
  /**
   * Tablets are shared: whoever has one next must not see what only others may. Those of the next
   * look have the same numbers, too.
   */
  private static final String ASKED_AGAIN = "private, no-cache";

  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

  private final Deliveries deliveries;
  private final Reach reach;
  private final Looks looks;

  PictureHandlers(Deliveries deliveries, Reach reach, Looks looks) {
    this.deliveries = deliveries;
    this.reach = reach;
    this.looks = looks;
  }

  /** What it answers. */
  Stream<Route> routes() {
    return Stream.of(
        Route.get(
            "/api/deliveries/{id}/attempts/{attempt}/pictures/{picture}",
            MANAGEMENT,
            this::ofAttempt),
        Route.get("/api/integrations/{id}/canary/pictures/{picture}", MANAGEMENT, this::ofLook));
  }

  /** GET /api/deliveries/{id}/attempts/{attempt}/pictures/{picture}. */
  Reply ofAttempt(Request request) {
    var on = deliveries.byId(request.crew(), request.id("id")).delivery().delivery();
    var attempt = request.id("attempt");
    return shown(deliveries.picture(on, attempt, number(request)));
  }

  /** GET /api/integrations/{id}/canary/pictures/{picture}. */
  Reply ofLook(Request request) {
    var of = reach.byId(request.crew(), request.id("id"));
    return shown(looks.picture(of.locationId(), of.id(), number(request)));
  }

  private static int number(Request request) {
    var text = request.path("picture");
    if (!NUMBER.matcher(text).matches()) {
      throw notThere();
    }
    return Integer.parseInt(text);
  }

  private static Reply shown(Optional<byte[]> png) {
    var content = png.orElseThrow(PictureHandlers::notThere);
    return Reply.bytes(200, "image/png", content).with("Cache-Control", ASKED_AGAIN).tagged();
  }

  private static Refused notThere() {
    return new Refused(Code.NOT_FOUND, "There is no such picture, or it is kept no more.");
  }
}
