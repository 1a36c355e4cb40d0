package dev.comanda.delivery.run;

import dev.comanda.db.Database;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.course.Breaker;
import dev.comanda.delivery.course.Gate;
import dev.comanda.delivery.course.Rate;
import dev.comanda.delivery.course.Reason;
import dev.comanda.delivery.evidence.Mask;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.delivery.integration.Integration.LoginState;
import dev.comanda.delivery.integration.Running;
import dev.comanda.delivery.queue.AttemptNotes;
import dev.comanda.delivery.secret.Opening;
import dev.comanda.location.Locations;
import dev.comanda.log.writer.LocationWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the workers of integrations.
 *
 * @param holder the start of this process
 * @param logins open what is sealed
 * @param told hears what is done
 * @param looks keeps what was seen when it was looked whether all is well
 * @param reads told whether who signs in can be read
 * @param refusals told where an ERP does not take an integration's own login any more
 */
public record Starts(
    Database database,
    LocationWriter writer,
    UUID holder,
    Running kinds,
    Logins logins,
    AttemptNotes notes,
    Looks looks,
    Told told,
    Reads reads,
    Refusals refusals) {
  private static final Logger log = LoggerFactory.getLogger(Starts.class);

  /** Hears whether who signs in for an integration can be read where it runs. */
  @FunctionalInterface
  public interface Reads {
    /** Says so of it; as it is by that. */
    Integration read(Integration of, boolean readable);
  }

  /** Opens logins. */
  public interface Logins extends OwnLogins {
    /** Who signs in for an integration. */
    Opening<Login> of(Integration integration, byte[] sealed);
  }

  /**
   * A worker that has begun. Where the one before it was at the same ERP with the same login, it
   * knows what that has met, whatever else has changed: the ERP keeps the patience it asked for.
   */
  public Supervisor.Run of(Integration wanted, Supervisor.@Nullable Run before) {
    var sealed = database.read(tx -> Optional.ofNullable(Running.login(tx, wanted)));
    var opened = sealed.map(bytes -> logins.of(wanted, bytes)).orElse(null);
    var login = opened == null ? null : opened.read().orElse(null);
    boolean readable = opened == null || login != null;
    var integration = reads.read(wanted, readable);
    var kind = kinds.kind(integration);
    // No more side by side than its connector takes.
    int calls = Math.min(integration.inFlight(), kind.traits().atOnce());
    var places = new Places(calls);
    var gate = new GateKeeper(gate(integration, calls, readable), places);
    var signsIn = new SignsIn(sealed.orElse(null), readable);
    if (opened instanceof Opening.Unreadable<Login>(var why)) {
      log.warn("integration {} cannot sign in: {}", integration.slug(), why);
      gate.unread(new Reason(Reason.CREDENTIALS_UNREADABLE, why));
    }
    if (before instanceof Started last && last.sameAt(integration, signsIn)) {
      gate.after(last.gate(), last.signsIn().readable());
    }
    Runnable refused = () -> sealed.ifPresent(used -> refusals.refused(integration, used));
    var job = job(integration, kind, login);
    var tries = new Tries(job, writer, gate, places, logins, notes, told, refused);
    var worker = new LaneWorker(job, database, writer, gate, tries);
    var canary = new Canary(job, integration, gate, places, looks, refused, worker::wake);
    worker.start();
    canary.start();
    return new Started(integration, signsIn, logins, worker, canary, tries, gate);
  }

  private Job job(Integration of, ConnectorKind kind, @Nullable Login login) {
    return new Job(
        of.locationId(),
        of.id(),
        of.slug(),
        holder,
        kind.traits(),
        kinds.rules(of),
        new KeptConnector(of.slug(), () -> kind.open(of.address(), login)),
        Mask.NONE.and(login));
  }

  private Gate gate(Integration of, int lines, boolean readable) {
    var zone = database.read(tx -> Locations.one(tx, of.locationId())).timeZone();
    var rate = Rate.of(of.perMinute() == 0 ? null : of.perMinute(), lines);
    var hours = of.hours(zone).orElse(null);
    boolean refused = of.credentials() == LoginState.REFUSED || !readable;
    return new Gate(true, false, refused, 0, null, Breaker.CLOSED, rate, hours);
  }

  /**
   * Who signs in for an integration.
   *
   * @param sealed null where nobody does
   * @param readable whether it could be opened, where somebody does
   */
  private record SignsIn(byte @Nullable [] sealed, boolean readable) {}

  private record Started(
      Integration integration,
      SignsIn signsIn,
      Logins logins,
      LaneWorker worker,
      Canary canary,
      Tries tries,
      GateKeeper gate)
      implements Supervisor.Run {
    /** Whether it was at the same ERP with the same login as one that is to begin. */
    boolean sameAt(Integration other, SignsIn now) {
      return integration.address().equals(other.address())
          && Arrays.equals(signsIn.sealed(), now.sealed());
    }

    @Override
    public boolean outdated() {
      var sealed = signsIn.sealed();
      return sealed != null
          && !signsIn.readable()
          && logins.of(integration, sealed).read().isPresent();
    }

    @Override
    public void wake() {
      worker.wake();
    }

    @Override
    public Pulse pulse(Instant now) {
      return gate.pulse(now);
    }

    @Override
    public void end() {
      canary.close();
      worker.close();
      tries.close();
    }
  }
}
