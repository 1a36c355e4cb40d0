package dev.comanda;

import dev.comanda.db.Database;
import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.http.About;
import dev.comanda.http.Action;
import dev.comanda.http.Caller;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.location.Locations;
import dev.comanda.ops.AuditHandlers;
import dev.comanda.ops.AuditLog;
import dev.comanda.ops.Deed;
import dev.comanda.ops.TargetIds;
import dev.comanda.order.Order;
import dev.comanda.part.Part;
import dev.comanda.part.SettingValues;
import dev.comanda.part.Worker;
import dev.comanda.problem.Code;
import dev.comanda.problem.Done;
import dev.comanda.problem.Refused;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the audit log what routes say of themselves, and their answers of what was done.
 * Stands around the handler: what a member of staff or a key has done is written before the answer
 * is sent.
 */
final class Audited implements Part {
  private final AuditLog log;
  private final AuditHandlers handlers;
  private final Runnable tried;

  /**
   * Over a database, where lines are kept for a time that is a setting.
   *
   * @param tried runs after whatever is written down was tried, before it is answered
   */
  Audited(
      Database database, Clock clock, SettingValues values, Locations locations, Runnable tried) {
    this.tried = tried;
    log = new AuditLog(database, clock, values.of(AuditLog.DAYS, AuditLog.KEPT));
    handlers = new AuditHandlers(log, locations);
  }

  /** What was written down. */
  AuditLog log() {
    return log;
  }

  @Override
  public Stream<Route> routes() {
    return handlers.routes();
  }

  @Override
  public Stream<Worker> workers() {
    return Stream.of(Worker.upkeep(log::start, log));
  }

  /**
   * The route; what has changed something is never answered as if it had not, and is written down
   * when its line says so, whatever the client has sent beside. What has changed nothing is not.
   */
  Route route(Route route) {
    var action = route.audit().orElse(null) instanceof Action written ? written : null;
    return route.answeredBy(
        request -> {
          try {
            return action == null
                ? Done.watch(() -> route.handler().handle(request), () -> {}).answer()
                : answered(route, action, request);
          } catch (Refused e) {
            e.tried().ifPresent(account -> log.write(failed(account, request.address())));
            throw e;
          }
        });
  }

  private Reply answered(Route route, Action action, Request request) {
    var outcome =
        Done.watch(
            () -> handled(route, request),
            () -> write(deed(route, action, request, unmade(action, request), false)));
    var reply = outcome.answer();
    if (outcome.changed() || reply.replayed()) {
      write(deed(route, action, request, reply.about(), reply.replayed()));
    }
    return reply;
  }

  private Reply handled(Route route, Request request) {
    try {
      return route.handler().handle(request);
    } finally {
      tried.run();
    }
  }

  /** What is known where no answer could be made: the path, and where who signs out works. */
  private static About unmade(Action action, Request request) {
    return action == Action.SIGN_OUT ? About.at(request.staff().defaultLocation()) : About.PATH;
  }

  private void write(Deed deed) {
    try {
      log.write(deed);
    } catch (DatabaseUnavailable | Refused e) {
      throw new Refused(
          Code.OUTCOME_UNKNOWN,
          "This was probably done, but could not be written into the audit log. Look before you"
              + " do it again, or send the same Idempotency-Key.");
    }
  }

  /**
   * Which account was tried is kept only where there is one: some type their password there. It
   * belongs to the location where that person mostly works.
   */
  private Deed failed(String account, String address) {
    var person = log.person(account.strip());
    return new Deed(
        Action.SIGN_IN_FAILED,
        Deed.By.UNKNOWN,
        person.map(AuditLog.Person::usual).orElse(null),
        person.map(one -> one.id().toString()).orElse(null),
        address,
        null,
        false);
  }

  /** What was done, as its path and its answer say. */
  private static Deed deed(
      Route route, Action action, Request request, About about, boolean replayed) {
    return new Deed(
        action,
        by(about, request.caller()),
        route.path().contains("{loc}") ? request.location() : about.location(),
        target(route, request, about),
        request.address(),
        action.reasoned() ? request.givenReason(Order.NOTE_CHARS_MAX) : null,
        replayed);
  }

  private static Deed.By by(About about, Caller caller) {
    if (about.by() != null) {
      return Deed.By.of(about.by());
    }
    return caller instanceof Caller.Crew crew ? Deed.By.of(crew) : Deed.By.UNKNOWN;
  }

  /** A thing and what of it, where that is more to say; without one it is done to the location. */
  private static @Nullable String target(Route route, Request request, About about) {
    var thing = route.path().contains("{id}") ? request.id("id") : about.thing();
    if (thing == null) {
      return route.path().contains("{loc}") ? request.location().toString() : null;
    }
    return route.path().contains("{no}")
        ? TargetIds.line(thing, request.path("no"))
        : part(thing, about.part());
  }

  private static String part(UUID thing, About.@Nullable Part part) {
    return switch (part) {
      case null -> thing.toString();
      case About.Payment payment -> TargetIds.payment(thing, payment.id());
      case About.Availability now -> TargetIds.available(thing, now.available());
    };
  }
}
