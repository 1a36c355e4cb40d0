package dev.comanda.preparation;

import dev.comanda.db.Tx;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.Entry;
import dev.comanda.log.writer.KeylessKind;
import dev.comanda.preparation.served.ServedLines;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Does something to a ticket. Refused with {@code not_found}, {@code version_mismatch}, and what
 * its {@link Step} says. Needs no key: a step that is repeated changes nothing.
 *
 * @param expected the version that the caller has seen; empty where any will do
 */
record StepTicket(UUID locationId, UUID ticketId, Step step, OptionalInt expected, Stepping kind)
    implements Command<Ticket> {

  @Override
  public @Nullable Idempotency idempotency() {
    return null;
  }

  private TicketRows.Key key() {
    return new TicketRows.Key(locationId, ticketId);
  }

  /** Steps of many tickets: all are read at once, and written at once. */
  record Stepping(StationsForOrder stations, ServedLines served)
      implements KeylessKind<StepTicket, Ticket> {
    @Override
    public void apply(Tx tx, List<Entry<StepTicket, Ticket>> entries) throws SQLException {
      var heads = Entry.heads(entries);
      var here = stations.find(tx, heads);
      var keys = entries.stream().map(entry -> entry.command().key()).distinct().toList();
      var changes = new TicketChanges(TicketRows.locked(tx, keys));
      for (var entry : entries) {
        try {
          step(entry, here, changes);
        } catch (Refused e) {
          entry.refuse(e);
        }
      }
      changes.write(tx);
      served.changed(tx, heads, changes.changed());
    }

    private static void step(
        Entry<StepTicket, Ticket> entry,
        Map<UUID, StationsForOrder.Here> here,
        TicketChanges changes) {
      var command = entry.command();
      var head = entry.head();
      var ticket =
          changes
              .now(command.key())
              .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such ticket."));
      var stations = Objects.requireNonNull(here.get(command.locationId()));
      // Looked at first, as if no serial were given out: one that is not used is a gap.
      var looking = new Step.Circumstances(head.now(), stations, () -> 0);
      if (command.step().of(ticket, looking).equals(ticket)) {
        entry.unchanged(ticket);
        return;
      }
      if (command.expected().isPresent() && command.expected().getAsInt() != ticket.version()) {
        throw new Refused(
            Code.VERSION_MISMATCH, "The ticket is now at version " + ticket.version() + ".");
      }
      var doing = new Step.Circumstances(head.now(), stations, head::nextSerial);
      var after = command.step().of(ticket, doing);
      entry.done(after, changes.change(ticket, after, head));
    }
  }
}
