package dev.comanda.preparation;

import static dev.comanda.http.Access.STAFF;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.http.Handler;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.http.Scope;
import dev.comanda.http.Unaudited;
import dev.comanda.http.Versions;
import dev.comanda.json.Text;
import dev.comanda.preparation.Progress.Worker;
import dev.comanda.preparation.Ticket.State;
import dev.comanda.preparation.match.FilterTexts;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What those do over HTTP who work on tickets. */
final class TicketHandlers {
  /** Seconds for which a worker may wait for a ticket. */
  private static final int WAIT_SECONDS_MAX = 30;

  private static final int WORKER_CHARS_MAX = 60;

  private final Kitchen kitchen;
  private final Stations stations;

  TicketHandlers(Kitchen kitchen, Stations stations) {
    this.kitchen = kitchen;
    this.stations = stations;
  }

  private record ClaimBody(
      @Nullable String worker,
      @Nullable List<String> items,
      @Nullable String pattern,
      @Nullable String from,
      @Nullable String to,
      @Nullable List<String> exclude) {}

  private record WorkerBody(@Nullable String worker) {}

  private record RecallBody(@Nullable State from) {}

  private record SendBody(@Nullable UUID stationId) {}

  private record RushBody(@Nullable Boolean rush) {}

  private record Claimed(List<JsonNode> tickets, @Nullable Instant leaseUntil) {}

  private record Lease(Instant leaseUntil) {}

  /** What it answers. */
  Stream<Route> routes() {
    var one = "/api/tickets/{id}";
    return Stream.of(
        post("/api/stations/{id}/claims", this::claim),
        post(one + "/start", this::start),
        post(one + "/ready", request -> step(request, new Step.Ready())),
        post(one + "/served", request -> step(request, new Step.Serve())),
        post(one + "/recall", this::recall),
        post(one + "/rejection", this::reject),
        post(one + "/confirmation", request -> step(request, new Step.Confirm())),
        Route.put(one + "/lease", STAFF, Scope.TICKETS_WORK, Unaudited.BY_TICKETS, this::renew),
        Route.put(one + "/station", STAFF, Unaudited.BY_TICKETS, this::send),
        Route.put(one + "/rush", STAFF, Unaudited.BY_TICKETS, this::rush));
  }

  private static Route post(String path, Handler handler) {
    return Route.post(path, STAFF, Scope.TICKETS_WORK, Unaudited.BY_TICKETS, handler);
  }

  /** POST /api/stations/{id}/claims: the next ticket for a worker; 204 where there is none. */
  Reply claim(Request request) {
    var station = stations.liveById(request.crew(), request.id("id"));
    var body = request.jsonIfAny(ClaimBody.class);
    var faults = new Faults();
    var worker = faults.check(() -> worker(request, body.worker()));
    var filter =
        faults.check(
            () ->
                new FilterTexts(
                        body.items(), body.pattern(), body.from(), body.to(), body.exclude())
                    .filter("/"));
    var wait = faults.check(() -> wait(request));
    faults.refuse();
    return kitchen
        .claim(station, worker.get(), filter.get(), wait.get())
        .map(
            ticket ->
                Reply.ok(
                    new Claimed(
                        List.of(StationView.seen(ticket)), ticket.progress().hand().leaseUntil())))
        .orElseGet(Reply::nothing);
  }

  private static Duration wait(Request request) {
    return Duration.ofSeconds(request.number("wait", 0, 0, WAIT_SECONDS_MAX));
  }

  private static Worker worker(Request request, @Nullable String name) {
    return Kitchen.worker(
        request.crew(),
        name == null || name.isEmpty() ? "" : Text.line("/worker", name, WORKER_CHARS_MAX));
  }

  /** POST /api/tickets/{id}/start. */
  Reply start(Request request) {
    return step(request, new Step.Start(sent(request)));
  }

  /** POST /api/tickets/{id}/rejection. */
  Reply reject(Request request) {
    return step(request, new Step.Reject(sent(request).key()));
  }

  private static Worker sent(Request request) {
    return worker(request, request.jsonIfAny(WorkerBody.class).worker());
  }

  /** PUT /api/tickets/{id}/lease. */
  Reply renew(Request request) {
    return Reply.ok(new Lease(kitchen.renew(request.crew(), request.id("id"), sent(request))));
  }

  /** POST /api/tickets/{id}/recall; {@code from} is what the caller has seen. */
  Reply recall(Request request) {
    var from = Faults.required("/from", request.json(RecallBody.class).from());
    if (from != State.READY && from != State.SERVED) {
      throw Refused.field("/from", "unknown", "What is ready or served can be recalled.");
    }
    return step(request, new Step.Recall(from));
  }

  /** PUT /api/tickets/{id}/station. */
  Reply send(Request request) {
    var to = Faults.required("/station_id", request.json(SendBody.class).stationId());
    return step(request, new Step.Send(to));
  }

  /** PUT /api/tickets/{id}/rush. */
  Reply rush(Request request) {
    var rush = Faults.required("/rush", request.json(RushBody.class).rush());
    return step(request, new Step.Rush(rush));
  }

  private Reply step(Request request, Step step) {
    var ticket = kitchen.step(request.crew(), request.id("id"), step, Versions.expected(request));
    return Versions.tag(Reply.ok(StationView.seen(ticket)), ticket.version());
  }
}
