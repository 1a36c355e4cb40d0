package dev.comanda.delivery.hook;

import static dev.comanda.http.Access.ADMINISTRATION;
import static dev.comanda.http.Action.ALERT_WEBHOOK_DELETED;
import static dev.comanda.http.Action.ALERT_WEBHOOK_SET;

import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.http.Unaudited;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.stream.Stream;

/** The webhook of a location over HTTP. */
final class HookHandlers {
  private static final Unaudited TRIES =
      new Unaudited("It tries whether the receiver answers, and changes nothing here.");

  private final Hooks hooks;

  HookHandlers(Hooks hooks) {
    this.hooks = hooks;
  }

  /** What it answers. */
  Stream<Route> routes() {
    var one = "/api/locations/{loc}/alert-webhook";
    return Stream.of(
        Route.get(one, ADMINISTRATION, this::get),
        Route.put(one, ADMINISTRATION, ALERT_WEBHOOK_SET, this::set),
        Route.delete(one, ADMINISTRATION, ALERT_WEBHOOK_DELETED, this::delete),
        Route.post(one + "/test", ADMINISTRATION, TRIES, this::test));
  }

  /** GET /api/locations/{loc}/alert-webhook. */
  Reply get(Request request) {
    return Reply.ok(hooks.get(request.location()));
  }

  /** PUT /api/locations/{loc}/alert-webhook. */
  Reply set(Request request) {
    return Reply.ok(hooks.set(request.location(), request.json(HookBody.class)));
  }

  /** DELETE /api/locations/{loc}/alert-webhook. */
  Reply delete(Request request) {
    hooks.delete(request.location());
    return Reply.nothing();
  }

  /** POST /api/locations/{loc}/alert-webhook/test. */
  Reply test(Request request) {
    try {
      return Reply.ok(hooks.test(request.location()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(Code.UNREADY, "Comanda is stopping.");
    }
  }
}
