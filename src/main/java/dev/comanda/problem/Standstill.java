package dev.comanda.problem;

import java.util.Optional;

/** Why nothing may be written now, though the database would take it. Thread-safe. */
@FunctionalInterface
public interface Standstill {
  /** How whoever wants to write is refused; empty when all is well. */
  Optional<Refused> reason();

  /** This one's reason, or else the other's. */
  default Standstill or(Standstill other) {
    return () -> reason().or(other::reason);
  }

  /**
   * Passes when all is well.
   *
   * @throws Refused when nothing may be written
   */
  default void pass() {
    var reason = reason();
    if (reason.isPresent()) {
      throw reason.get();
    }
  }
}
