package dev.comanda.delivery.integration;

import dev.comanda.db.Tx;
import dev.comanda.log.Head;
import dev.comanda.log.LocationLog;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Changes of integrations, each under its location's lock. Thread-safe.
 *
 * @param waiting is supplied with what they say
 */
record Steps(LocationLog log, WaitingLines waiting) {

  /** A change of one that is not retired; the same where nothing is to be changed. */
  @FunctionalInterface
  interface Step {
    /** The integration afterwards; its next version where it is another now. */
    Integration from(Tx tx, Head head, Integration before) throws SQLException;
  }

  /**
   * One after a change.
   *
   * @param more whether lines may be left that wait for what it says
   */
  private record Stepped(Integration after, boolean more) {}

  /**
   * Changes one, and tells of it where it is another now. Lines that waited for what it says are
   * supplied, however many, in short commits; where one of these is refused, the next change goes
   * on with them, or the same once more.
   *
   * @throws Refused {@code not_found}, {@code version_mismatch}, or as the step says
   */
  Integration step(UUID at, UUID id, OptionalInt expected, Step step) {
    var first = log.change(at, (tx, head) -> stepped(tx, head, id, expected, step));
    boolean more = first.more();
    while (more) {
      more = log.change(at, (tx, head) -> supply(tx, head, find(tx, at, id)));
    }
    return first.after();
  }

  private Stepped stepped(Tx tx, Head head, UUID id, OptionalInt expected, Step step)
      throws SQLException {
    var before = find(tx, head.locationId(), id);
    if (before.retired()) {
      throw Integrations.notFound();
    }
    if (expected.isPresent() && expected.getAsInt() != before.version()) {
      throw new Refused(Code.VERSION_MISMATCH, "It is now at version " + before.version() + ".");
    }
    var after = step.from(tx, head, before);
    if (!after.equals(before)) {
      Integrations.tell(head, after);
    }
    return new Stepped(after, supply(tx, head, after));
  }

  private static Integration find(Tx tx, UUID at, UUID id) throws SQLException {
    return IntegrationRows.find(tx, List.of(at), id).orElseThrow(Integrations::notFound);
  }

  /** What is retired books nothing any more. */
  private boolean supply(Tx tx, Head head, Integration of) throws SQLException {
    return !of.retired() && waiting.supply(tx, head, of);
  }
}
