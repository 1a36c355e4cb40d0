package dev.comanda.delivery.integration;

import dev.comanda.db.Database;
import dev.comanda.delivery.integration.Integration.Wanted;
import dev.comanda.http.Route;
import dev.comanda.location.Locations;
import dev.comanda.log.LocationLog;
import dev.comanda.part.Part;
import java.util.stream.Stream;

/** The connections to ERPs, wired. */
public final class IntegrationPart implements Part {
  private final IntegrationHandlers handlers;
  private final Integrations integrations;
  private final LoginStates logins;

  /**
   * Over a database.
   *
   * @param running knows the kinds of ERP that can be booked in
   * @param sealer seals who signs in there
   * @param waiting is supplied with what integrations say
   * @param keeping is told of each that is retired
   */
  public IntegrationPart(
      Database database,
      LocationLog log,
      Locations locations,
      Running running,
      Sealer sealer,
      WaitingLines waiting,
      RetirementListener keeping) {
    integrations = new Integrations(database, log, locations, running.kinds(), sealer, waiting);
    logins = new LoginStates(log, sealer);
    handlers =
        new IntegrationHandlers(
            integrations, new Mappings(database, integrations), new Retirement(keeping));
  }

  /** Says whether the worker of one should run, for whoever reaches it. */
  public Integration worker(Integration of, boolean runs) {
    return integrations.wants(of, new StateBody(null, null, runs)::after);
  }

  /** Ends what runs of one, until it is configured, told what to run, or the server starts. */
  public Integration kill(Integration of) {
    return integrations.wants(of, now -> new Wanted(now.active(), now.api(), now.worker(), true));
  }

  /** Brings back what was killed, as a server does that starts. */
  public void revive() {
    integrations.revive();
  }

  /**
   * The ERP does not take who signs in for an integration: nothing tries again until that changes.
   *
   * @param login sealed, as it was used
   */
  public void refused(Integration of, byte[] login) {
    logins.refused(of, login);
  }

  /**
   * Says whether who signs in for one can be read where it runs.
   *
   * @return as it is by that
   */
  public Integration read(Integration of, boolean readable) {
    return logins.read(of, readable);
  }

  @Override
  public Stream<Route> routes() {
    return handlers.routes();
  }
}
