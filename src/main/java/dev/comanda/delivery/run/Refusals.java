package dev.comanda.delivery.run;

import dev.comanda.delivery.integration.Integration;

/** Hears where an ERP does not take an integration's own login. */
@FunctionalInterface
public interface Refusals {
  /**
   * It does not.
   *
   * @param login sealed, as it was used: another that was given meanwhile is not meant
   */
  void refused(Integration of, byte[] login);
}
