package dev.comanda.preparation.line;

import dev.comanda.db.Tx;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.Entry;
import dev.comanda.log.writer.KeylessKind;
import dev.comanda.preparation.TicketChanges;
import dev.comanda.preparation.TicketRows;
import dev.comanda.preparation.line.ReportRows.Serial;
import dev.comanda.preparation.served.ServedLines;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Does what a stored report says. Answered with why it changes nothing; empty where it did. Needs
 * no key: a report that was applied waits no more.
 */
record ApplyReport(RobotReport report, Applying kind) implements Command<Optional<Reason>> {

  @Override
  public UUID locationId() {
    return report.locationId();
  }

  @Override
  public @Nullable Idempotency idempotency() {
    return null;
  }

  /** Applies many: all tickets are read at once, and written at once. */
  record Applying(ServedLines served) implements KeylessKind<ApplyReport, Optional<Reason>> {
    @Override
    public void apply(Tx tx, List<Entry<ApplyReport, Optional<Reason>>> entries)
        throws SQLException {
      var reports = entries.stream().map(entry -> entry.command().report()).toList();
      var waiting = ReportRows.stillWaiting(tx, reports);
      var serials = reports.stream().flatMap(each -> Serial.of(each).stream()).distinct().toList();
      var tickets = ReportRows.tickets(tx, serials);
      var keys = new HashMap<Serial, TicketRows.Key>();
      for (var ticket : tickets) {
        var serial = ticket.progress().serial();
        if (serial != null) {
          keys.put(new Serial(ticket.locationId(), serial), TicketRows.Key.of(ticket));
        }
      }
      var changes = new TicketChanges(tickets);
      var applied = new ArrayList<RobotReport>();
      var refused = new LinkedHashMap<RobotReport, Reason>();
      var heard = new ArrayList<TicketRows.Key>();
      for (var entry : entries) {
        var report = entry.command().report();
        var key = Serial.of(report).flatMap(each -> Optional.ofNullable(keys.get(each)));
        if (!waiting.contains(report.id())) {
          entry.unchanged(Optional.empty());
        } else {
          apply(entry, key, changes)
              .ifPresentOrElse(
                  reason -> refused.put(report, reason),
                  () -> {
                    applied.add(report);
                    key.ifPresent(heard::add);
                  });
        }
      }
      changes.write(tx);
      served.changed(tx, Entry.heads(entries), changes.changed());
      ReportRows.applied(tx, applied);
      ReportRows.refused(tx, Map.copyOf(refused));
      RobotRows.forgetOf(tx, heard);
    }

    private static Optional<Reason> apply(
        Entry<ApplyReport, Optional<Reason>> entry,
        Optional<TicketRows.Key> key,
        TicketChanges changes) {
      var report = entry.command().report();
      var ticket = key.flatMap(changes::now);
      var status = RobotStatus.of(report.status());
      if (ticket.isEmpty() || status.isEmpty()) {
        var reason = Optional.of(ticket.isEmpty() ? Reason.UNKNOWN_ORDER : Reason.UNKNOWN_STATUS);
        entry.done(reason, 0);
        return reason;
      }
      var now = entry.head().now();
      var said = Reported.of(ticket.get(), status.get(), report.orderbotId(), now);
      if (said.reason().isPresent()) {
        entry.done(said.reason(), 0);
      } else {
        entry.done(Optional.empty(), changes.change(ticket.get(), said.ticket(), entry.head()));
      }
      return said.reason();
    }
  }
}
