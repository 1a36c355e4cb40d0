package dev.comanda.delivery.integration;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.delivery.integration.Integration.Access;
import dev.comanda.delivery.integration.Integration.Identity;
import dev.comanda.delivery.integration.Integration.Wanted;
import dev.comanda.http.Caller;
import dev.comanda.location.Locations;
import dev.comanda.log.EventType;
import dev.comanda.log.Head;
import dev.comanda.log.Idempotency;
import dev.comanda.log.LocationLog;
import dev.comanda.log.writer.Answer;
import dev.comanda.problem.Code;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The integrations of locations, and changes of them: each under its location's lock, with an event
 * that carries the whole of it but the password. Thread-safe.
 */
final class Integrations {
  private final Database database;
  private final LocationLog log;
  private final Locations locations;
  private final Kinds kinds;
  private final Sealer sealer;
  private final Steps steps;

  /**
   * Integrations over a database.
   *
   * @param waiting is supplied with what they say
   */
  Integrations(
      Database database,
      LocationLog log,
      Locations locations,
      Kinds kinds,
      Sealer sealer,
      WaitingLines waiting) {
    this.database = database;
    this.log = log;
    this.locations = locations;
    this.kinds = kinds;
    this.sealer = sealer;
    steps = new Steps(log, waiting);
  }

  /** Where somebody works. */
  Set<UUID> reach(Caller.Crew caller) {
    return locations.reachedBy(caller);
  }

  /** At most {@code limit} that the caller reaches and that were made after one, oldest first. */
  List<Integration> page(Caller.Crew caller, UUID after, int limit) {
    var reach = locations.reachedBy(caller);
    return database.read(tx -> IntegrationRows.page(tx, reach, after, limit));
  }

  /**
   * One that the caller reaches, retired or not.
   *
   * @throws Refused {@code not_found}
   */
  Integration byId(Caller.Crew caller, UUID id) {
    var reach = locations.reachedBy(caller);
    return database
        .glance(tx -> IntegrationRows.find(tx, reach, id))
        .orElseThrow(Integrations::notFound);
  }

  /** A new one that is asked for, and where. */
  record Asked(UUID locationId, IntegrationBody.Wish wish) {}

  /**
   * Reads what is asked for.
   *
   * @throws Refused {@code invalid} naming every field that is not acceptable
   */
  Asked read(Caller.Crew caller, IntegrationBody body) {
    var faults = new Faults();
    var place = faults.check(() -> place(caller, body.location()));
    var wish = faults.check(() -> body.wish(kinds));
    faults.refuse();
    return new Asked(place.get(), wish.get());
  }

  private UUID place(Caller.Crew caller, @Nullable String sent) {
    return locations
        .byIdOrSlug(Faults.required("/location", sent))
        .filter(caller::reaches)
        .orElseThrow(() -> Refused.field("/location", "unknown", "There is no such location."));
  }

  /**
   * Makes one. Where the others of its location stand still, so does it.
   *
   * @throws Refused {@code integration_slug_taken}, {@code port_taken}
   */
  Answer<Integration> create(Asked asked, @Nullable Idempotency key) {
    var at = asked.locationId();
    return log.create(
        at,
        key,
        Integration.class,
        (tx, head) -> {
          var others = IntegrationRows.live(tx, at);
          if (others.size() >= Integration.COUNT_MAX) {
            throw Refused.field(
                "", "full", "A location has at most " + Integration.COUNT_MAX + " integrations.");
          }
          var wish = asked.wish();
          var made =
              Integration.of(
                  new Identity(Ids.next(), at, wish.slug(), wish.connector(), head.now()),
                  wish.fields(),
                  new Wanted(wish.active(), true, true, false),
                  wish.login().after(Access.NOBODY),
                  others.stream().anyMatch(Integration::paused),
                  false,
                  1);
          IntegrationRows.insert(tx, made, sealed(made, wish.login()));
          claim(tx, made);
          tell(head, made);
          return made;
        });
  }

  private byte @Nullable [] sealed(Integration integration, LoginChange login) {
    return login instanceof LoginChange.Given(var given)
        ? sealer.seal(integration.locationId(), integration.id(), given)
        : null;
  }

  private static void claim(Tx tx, Integration integration) throws SQLException {
    if (IntegrationRows.claim(tx, integration)) {
      return;
    }
    if (IntegrationRows.taken(tx, integration.slug())) {
      throw new Refused(
              Code.INTEGRATION_SLUG_TAKEN,
              "Another integration has the slug " + integration.slug() + ".")
          .at("/slug", "taken");
    }
    throw new Refused(
            Code.PORT_TAKEN, "Another integration has the port " + integration.port() + ".")
        .at("/port", "taken");
  }

  /**
   * Changes what it says of itself.
   *
   * @throws Refused {@code port_taken}, {@code version_mismatch}, {@code not_found}
   */
  Integration change(Caller.Crew caller, UUID id, OptionalInt expected, IntegrationBody body) {
    return step(
        caller,
        id,
        expected,
        (tx, head, before) -> {
          var after = body.changed(before, kinds);
          var login = body.login(before.username());
          if (after.equals(before.next()) && !(login instanceof LoginChange.Given)) {
            return before;
          }
          IntegrationRows.update(tx, after, sealed(after, login));
          if (!(login instanceof LoginChange.Kept) || !after.address().equals(before.address())) {
            IntegrationRows.forgetLook(tx, after);
          }
          if (!Objects.equals(after.port(), before.port())) {
            IntegrationRows.release(tx, before);
            claim(tx, after);
          }
          return after;
        });
  }

  /** Says what of it should run; what is absent stays. */
  Integration wants(Caller.Crew caller, UUID id, OptionalInt expected, StateBody body) {
    return wants(byId(caller, id).locationId(), id, expected, body::after);
  }

  /** Says what of one should run that somebody reaches. */
  Integration wants(Integration of, UnaryOperator<Wanted> now) {
    return wants(of.locationId(), of.id(), OptionalInt.empty(), now);
  }

  private Integration wants(UUID at, UUID id, OptionalInt expected, UnaryOperator<Wanted> now) {
    return steps.step(
        at,
        id,
        expected,
        (tx, head, before) -> {
          var after = before.wanted(now.apply(before.wanted()));
          if (after.equals(before.next())) {
            return before;
          }
          IntegrationRows.update(tx, after, null);
          return after;
        });
  }

  /** Brings back all that were killed. */
  void revive() {
    for (var each : database.read(IntegrationRows::killed)) {
      wants(each, Wanted::alive);
    }
  }

  /** Changes one that the caller reaches, and tells of it where it is another now. */
  Integration step(Caller.Crew caller, UUID id, OptionalInt expected, Steps.Step step) {
    return steps.step(byId(caller, id).locationId(), id, expected, step);
  }

  /**
   * Lets all of a location stand still, or go on as each was: what should run of them stays said.
   *
   * @return those that are not retired
   */
  List<Integration> pause(UUID locationId, boolean paused) {
    return log.change(
        locationId,
        (tx, head) -> {
          var all = IntegrationRows.live(tx, locationId);
          IntegrationRows.pause(tx, locationId, paused);
          return all.stream()
              .map(each -> each.paused() == paused ? each : tell(head, each.paused(paused)))
              .toList();
        });
  }

  /** Tells of one that is another now. */
  static Integration tell(Head head, Integration integration) {
    head.append(EventType.INTEGRATION_CHANGED, null, null, integration);
    return integration;
  }

  /** The refusal where there is no such one. */
  static Refused notFound() {
    return new Refused(Code.NOT_FOUND, "There is no such integration.");
  }
}
