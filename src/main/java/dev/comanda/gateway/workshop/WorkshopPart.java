package dev.comanda.gateway.workshop;

import static dev.comanda.http.Access.ADMINISTRATION;
import static dev.comanda.http.Access.OPEN;

import dev.comanda.db.Database;
import dev.comanda.delivery.DeliveryPart;
import dev.comanda.delivery.IntegrationLogs;
import dev.comanda.delivery.Workshop;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.delivery.integration.Running;
import dev.comanda.http.About;
import dev.comanda.http.Action;
import dev.comanda.http.Audit;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.http.Scope;
import dev.comanda.http.Unaudited;
import dev.comanda.http.Verb;
import dev.comanda.http.Wording;
import dev.comanda.part.Part;
import dev.comanda.part.SettingValues;
import dev.comanda.part.Worker;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The surface of the first workshop integration, wired: below a path of Comanda's own for those who
 * sign in, and on a port of its own for programs on this machine.
 */
public final class WorkshopPart implements Part {
  private static final Unaudited BY_THE_LOG =
      new Unaudited("The log of the location tells every step of a delivery.");

  private static final Unaudited BY_PROGRAMS =
      new Unaudited("Done by programs of this machine, not by staff.");

  private static final Wording.Refusal WORDS = WorkshopHandlers::error;

  private final Workshop workshop;
  private final IntegrationLogs logs;
  private final Running running;
  private final WorkshopHandlers handlers;
  private final OwnPorts ports;

  /** Listens on ports of this machine. */
  @FunctionalInterface
  public interface Listening {
    /**
     * Answers on a port until closed.
     *
     * @param beyond whether also other machines reach it
     * @throws RuntimeException whose message says why it cannot be had
     */
    AutoCloseable on(int port, boolean beyond, List<Route> routes);
  }

  /** One line of the surface. */
  private record Line(Verb verb, String end, Optional<Audit> audit, Turn turn) {
    static Line reads(String end, Turn turn) {
      return new Line(Verb.GET, end, Optional.empty(), turn);
    }

    static Line does(Verb verb, String end, Audit audit, Turn turn) {
      return new Line(verb, end, Optional.of(audit), turn);
    }
  }

  /** Answers for one integration. */
  @FunctionalInterface
  private interface Turn {
    Reply answer(Request request, Integration at);
  }

  /** Over what is sent to integrations. */
  public WorkshopPart(
      Database database, DeliveryPart deliveries, SettingValues values, Listening listening) {
    workshop = deliveries.workshop();
    logs = deliveries.logs();
    running = deliveries.running();
    handlers = new WorkshopHandlers(workshop, deliveries.integrations());
    var clients = PortSettings.of(values);
    ports =
        new OwnPorts(
            database,
            running,
            at ->
                listening.on(
                    Optional.ofNullable(at.port()).orElseThrow(), clients.any(), own(at, clients)));
  }

  private Stream<Line> lines() {
    return Stream.of(
        Line.reads("alive", handlers::alive),
        Line.does(Verb.PUT, "kill", Action.INTEGRATION_STATE, handlers::kill),
        Line.reads("queue", handlers::queue),
        Line.does(Verb.PUT, "clear_queue", BY_THE_LOG, handlers::clear),
        Line.does(Verb.PUT, "start_worker", Action.INTEGRATION_STATE, handlers::startWorker),
        Line.does(Verb.PUT, "stop_worker", Action.INTEGRATION_STATE, handlers::stopWorker),
        Line.does(Verb.POST, "create", BY_THE_LOG, handlers::create),
        Line.reads("get_order_status", handlers::status),
        Line.reads("check_order_status", handlers::status));
  }

  @Override
  public Stream<Route> routes() {
    return lines()
        .map(
            line ->
                new Route(
                    line.verb(),
                    "/integrations/{slug}/" + line.end(),
                    ADMINISTRATION,
                    Optional.of(Scope.ORDERS_WRITE),
                    line.audit(),
                    request -> below(request, line.turn())));
  }

  /** What the caller does not reach is not there. */
  private Reply below(Request request, Turn turn) {
    var at =
        workshop
            .bySlug(request.path("slug"))
            .filter(found -> request.crew().reaches(found.locationId()))
            .orElseThrow(
                () -> new Refused(Code.NOT_FOUND, "There is no integration of this name."));
    return answer(request, at, turn).about(About.of(at.id(), at.locationId()));
  }

  private Reply answer(Request request, Integration at, Turn turn) {
    var reply = turn.answer(request, at);
    var name = request.path().substring(request.path().lastIndexOf('/') + 1);
    logs.asked(at.slug(), name + " from " + request.address() + ": " + reply.status());
    return reply;
  }

  /** The same without a sign-in, on the port of one. */
  private List<Route> own(Integration of, PortSettings.Clients clients) {
    return lines()
        .map(
            line ->
                new Route(
                        line.verb(),
                        "/" + line.end(),
                        OPEN,
                        Optional.empty(),
                        line.audit().map(any -> BY_PROGRAMS),
                        request -> onPort(request, of, clients, line.turn()))
                    .worded(new Wording("", WORDS)))
        .toList();
  }

  /** A web page is nobody here: what a browser sends in its name says from where it is. */
  private Reply onPort(Request request, Integration of, PortSettings.Clients clients, Turn turn) {
    if (request.header("Origin").isPresent() || request.header("Sec-Fetch-Site").isPresent()) {
      return WorkshopHandlers.error(403, "Pages of browsers are not answered here.");
    }
    if (!clients.admit(request.address())) {
      return WorkshopHandlers.error(403, "Your address is not among those that may ask here.");
    }
    return workshop
        .bySlug(of.slug())
        .map(at -> answer(request, at, turn))
        .orElseGet(() -> WorkshopHandlers.error(404, "There is no such integration any more."));
  }

  @Override
  public Stream<Worker> workers() {
    return Stream.of(
        running.forOne()
            ? Worker.booking(ports::start, ports)
            : Worker.serving(ports::start, ports));
  }
}
