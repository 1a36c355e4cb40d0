package dev.comanda.http.server;

import dev.comanda.http.Caller;
import dev.comanda.http.Handler;
import dev.comanda.http.Places;
import dev.comanda.http.Reply;
import dev.comanda.http.Route;
import dev.comanda.problem.Code;
import dev.comanda.problem.Outage;
import dev.comanda.problem.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a request: finds its route, lets the caller in, asks the feature, words what failed. */
final class Exchange {
  /** Seconds after which a client should try again while the database is away. */
  private static final int UNREADY_RETRY_SECONDS = 1;

  /** Seconds after which a client should try again what took too long: not into the same crowd. */
  private static final int SLOW_RETRY_SECONDS = 5;

  /** Is answered however many requests are under way: who is busy is not dead. */
  private static final String ALIVE = "/livez";

  /** Where the files of pages are, which are kept once for all. */
  private static final String KEPT = "/web/";

  /** Where each answer is made for one client alone. */
  private static final String API = "/api/";

  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private final Router<Route> router = new Router<>();
  private final Wordings wordings;
  private final Gate gate;
  private final Places places;
  private final Optional<String> publicUrl;

  Exchange(
      List<Route> routes, Wordings wordings, Gate gate, Places places, Optional<String> publicUrl) {
    routes.forEach(route -> router.add(route.verb(), route.path(), route));
    this.wordings = wordings;
    this.gate = gate;
    this.places = places;
    this.publicUrl = publicUrl;
  }

  /** The answer; whatever happens, there is one, and there is room for it. */
  Answer answer(RequestHead head, WebRequest.Body body, Load.Place place) {
    var answer = worded(head, reply(head, body, place));
    place.made();
    // What was done is told, whatever room that takes.
    if (head.reads() && !head.path().startsWith(KEPT) && !place.answer(answer.body().length)) {
      return worded(head, Problem.of(Load.busy()));
    }
    return answer;
  }

  private Answer worded(RequestHead head, Reply reply) {
    return Answer.to(head, wordings.instead(head.path(), reply));
  }

  private Reply reply(RequestHead head, WebRequest.Body body, Load.Place place) {
    var route = "no route";
    try {
      var match = router.find(head.path());
      if (match.isEmpty()) {
        throw new Refused(Code.NOT_FOUND, "There is nothing at this address.");
      }
      route = match.get().template();
      if (!place.admitted() && !route.equals(ALIVE)) {
        throw Load.busy();
      }
      return reply(head, body, match.get(), place);
    } catch (RuntimeException | Error e) {
      return failure(e, head.method() + " " + route);
    }
  }

  private Reply reply(
      RequestHead head, WebRequest.Body body, Router.Match<Route> match, Load.Place at) {
    if (head.method().equals("OPTIONS")) {
      return Reply.nothing().with("Allow", match.allow());
    }
    var route = offered(head.method(), match);
    if (route == null) {
      return Problem.of(
              new Refused(Code.METHOD_NOT_ALLOWED, "Offered here: " + match.allow() + "."))
          .with("Allow", match.allow());
    }
    var known = gate.admit(head, route);
    at.of(known.caller());
    var location = place(places, match.parameters().get("loc"), known.caller());
    if (match.parameters().containsKey("loc") && location.isEmpty()) {
      throw unknownLocation();
    }
    var request = new WebRequest(head, match.parameters(), known, location, publicUrl, body);
    if (!head.reads() || !head.path().startsWith(API)) {
      return route.handler().handle(request);
    }
    return counted(match.template(), known.caller(), request, at, route.handler());
  }

  /**
   * Takes room for an answer before it is made, by what such answers lately came to; those that are
   * kept packed are much larger for who takes no gzip.
   */
  private static Reply counted(
      String template, Caller caller, WebRequest request, Load.Place at, Handler handler) {
    Object who = caller instanceof Caller.Guest guest ? guest.sessionId() : "";
    var plain = request.takesGzip() ? "" : "plain ";
    var kind = plain + template;
    var path = plain + request.path();
    at.makes(at.sizes().expected(kind, who, path));
    var reply = handler.handle(request);
    at.sizes().had(kind, who, path, reply.body().length);
    return reply;
  }

  private static @Nullable Route offered(String method, Router.Match<Route> match) {
    return match.byVerb().entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(method.equals("HEAD") ? "GET" : method))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** The location that a path names, unless it is one that the caller may not know of. */
  static Optional<UUID> place(Places places, @Nullable String idOrSlug, Caller caller) {
    return Optional.ofNullable(idOrSlug)
        .flatMap(places::find)
        .filter(
            id ->
                switch (caller) {
                  case Caller.Nobody nobody -> true;
                  case Caller.Guest guest -> guest.locationId().equals(id);
                  case Caller.Asker asker -> asker.locationId().equals(id);
                  case Caller.Crew crew -> crew.reaches(id);
                });
  }

  static Refused unknownLocation() {
    return new Refused(Code.NOT_FOUND, "You know no location with this name or id.");
  }

  /** The words for what was thrown; a fault of ours goes to the log under an id. */
  static Reply failure(Throwable thrown, String what) {
    return switch (thrown) {
      case Refused refused -> Problem.of(refused);
      case Outage outage when outage.outOfRoom() -> Problem.of(Refused.diskFull());
      case Outage outage when outage.connectionLost() ->
          Problem.of(
              new Refused(Code.UNREADY, "Something that is needed cannot be reached now.")
                  .retryAfter(UNREADY_RETRY_SECONDS));
      case Outage outage when outage.tookTooLong() -> {
        LOG.warn("took too long at {}: {}", what, thrown.getMessage());
        yield Problem.of(
            new Refused(Code.BUSY, "This took too long and was given up. Try again later.")
                .retryAfter(SLOW_RETRY_SECONDS));
      }
      default -> {
        var id = Problem.newTraceId();
        LOG.error("incident {} at {}", id, what, thrown);
        yield Problem.incident(id);
      }
    };
  }
}
