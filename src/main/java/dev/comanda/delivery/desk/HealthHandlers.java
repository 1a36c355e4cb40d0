package dev.comanda.delivery.desk;

import static dev.comanda.http.Access.ADMINISTRATION;
import static dev.comanda.http.Access.MANAGEMENT;

import dev.comanda.delivery.integration.Reach;
import dev.comanda.delivery.run.Checks;
import dev.comanda.http.Listing;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.http.Unaudited;
import java.util.UUID;
import java.util.stream.Stream;

/** How integrations are over HTTP, as the database has it or as the ERP says when it is asked. */
final class HealthHandlers {
  private static final UUID FIRST = new UUID(0, 0);
  private static final String ALL = "/api/integrations";
  private static final Unaudited LOOKS =
      new Unaudited("It looks whether the ERP answers, and changes nothing there.");

  private final Healths healths;
  private final FilterHandlers filters;
  private final Reach reach;
  private final Checks checks;

  HealthHandlers(Healths healths, FilterHandlers filters, Reach reach, Checks checks) {
    this.healths = healths;
    this.filters = filters;
    this.reach = reach;
    this.checks = checks;
  }

  /** What it answers. */
  Stream<Route> routes() {
    return Stream.of(
        Route.get(ALL + "/health", MANAGEMENT, this::list),
        Route.get(ALL + "/{id}/health", MANAGEMENT, this::get),
        Route.post(ALL + "/{id}/check", ADMINISTRATION, LOOKS, this::check));
  }

  /** GET /api/integrations/health. */
  Reply list(Request request) {
    int limit = Listing.limit(request);
    var at = filters.reach(request);
    var found = healths.page(at, Listing.after(request, FIRST), limit + 1);
    return Reply.ok(Listing.of(found, limit, Health.Shown::integrationId));
  }

  /** GET /api/integrations/{id}/health. */
  Reply get(Request request) {
    return Reply.ok(healths.byId(request.crew(), request.id("id")));
  }

  /** POST /api/integrations/{id}/check. */
  Reply check(Request request) {
    return Reply.ok(checks.check(reach.byId(request.crew(), request.id("id"))));
  }
}
