package dev.comanda.delivery.desk;

import static dev.comanda.http.Access.MANAGEMENT;

import dev.comanda.delivery.integration.Reach;
import dev.comanda.http.About;
import dev.comanda.http.Action;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import java.util.stream.Stream;

/** What is done to many deliveries of an integration over HTTP: first the plan, then the act. */
final class SweepHandlers {
  private static final String ONE = "/api/integrations/{id}/";

  private final Reach reach;
  private final Sweeps sweeps;

  SweepHandlers(Reach reach, Sweeps sweeps) {
    this.reach = reach;
    this.sweeps = sweeps;
  }

  /** What it answers. */
  Stream<Route> routes() {
    return Stream.of(
        line("retry", Action.INTEGRATION_RETRIED, Sweep.RETRY),
        line("clearing", Action.INTEGRATION_CLEARED, Sweep.CLEAR),
        line("clearing/undo", Action.INTEGRATION_CLEARING_UNDONE, Sweep.UNDO));
  }

  private Route line(String end, Action action, Sweep sweep) {
    return Route.post(ONE + end, MANAGEMENT, action, request -> sweep(request, sweep));
  }

  private Reply sweep(Request request, Sweep sweep) {
    var of = reach.byId(request.crew(), request.id("id"));
    var body = request.jsonIfAny(SweepBody.class);
    var filter = body.filter(of, sweep);
    var confirmed = body.confirm();
    if (confirmed == null) {
      return Reply.ok(sweeps.plan(of, sweep, filter));
    }
    var act = body.act(sweep, request.staff().name());
    return Reply.ok(sweeps.act(of, sweep, filter, confirmed, act)).about(About.at(of.locationId()));
  }
}
