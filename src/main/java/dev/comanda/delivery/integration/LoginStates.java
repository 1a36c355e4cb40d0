package dev.comanda.delivery.integration;

import dev.comanda.delivery.integration.Integration.LoginState;
import dev.comanda.log.LocationLog;
import java.util.List;

/**
 * How it stands with who signs in for integrations, as whoever runs them finds it. Thread-safe.
 *
 * @param sealer knows whether two sealed logins are the same
 */
record LoginStates(LocationLog log, Sealer sealer) {
  /**
   * Says that its ERP does not take who signs in, if that and the ERP's address are still the same,
   * whatever else of it has changed since.
   *
   * @param login sealed, as it was used; another key may have sealed it since
   */
  void refused(Integration of, byte[] login) {
    log.change(
        of.locationId(),
        (tx, head) -> {
          var now = IntegrationRows.find(tx, List.of(of.locationId()), of.id()).orElse(of);
          var kept = IntegrationRows.login(tx, of);
          boolean same =
              now.address().equals(of.address())
                  && kept != null
                  && sealer.same(of.locationId(), of.id(), kept, login);
          if (same && now.credentials() == LoginState.SET) {
            var after = now.turnedDown();
            IntegrationRows.update(tx, after, null);
            Integrations.tell(head, after);
          }
          return now;
        });
  }

  /**
   * Says whether who signs in can be read where it runs, if that is another word than before. Where
   * it was changed meanwhile nothing is said: it is begun anew.
   *
   * @return as it is by that
   */
  Integration read(Integration of, boolean readable) {
    var before = readable ? LoginState.UNREADABLE : LoginState.SET;
    if (of.credentials() != before) {
      return of;
    }
    return log.change(
        of.locationId(),
        (tx, head) -> {
          var now = IntegrationRows.find(tx, List.of(of.locationId()), of.id()).orElse(of);
          if (now.version() != of.version()) {
            return of;
          }
          var after = now.read(readable);
          IntegrationRows.update(tx, after, null);
          return Integrations.tell(head, after);
        });
  }
}
