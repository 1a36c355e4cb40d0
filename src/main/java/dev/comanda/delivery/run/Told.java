package dev.comanda.delivery.run;

/** Hears in words what is done for integrations. */
@FunctionalInterface
public interface Told {
  /**
   * Something was done for one.
   *
   * @param slug which one
   * @param line what, and what came of it; without secrets
   */
  void worked(String slug, String line);
}
