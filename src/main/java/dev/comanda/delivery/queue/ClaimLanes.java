package dev.comanda.delivery.queue;

import dev.comanda.db.Tx;
import dev.comanda.delivery.course.Gate;
import dev.comanda.delivery.course.Rules;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.Entry;
import dev.comanda.log.writer.KeylessKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives a process lanes of an integration that are free and due.
 *
 * @param holder the start of the process
 * @param most lanes that it can work on now
 * @param gate what it may try; of that only what is not counted there is looked at
 */
public record ClaimLanes(
    UUID locationId, UUID integrationId, UUID holder, int most, Gate gate, Rules rules)
    implements Command<List<Claimed>> {

  @Override
  public @Nullable Idempotency idempotency() {
    return null;
  }

  @Override
  public Claiming kind() {
    return Claiming.KIND;
  }

  private LaneRows.Want want() {
    return new LaneRows.Want(locationId, integrationId, most, gate.credentialsRefused());
  }

  /** Claims of many processes at once. */
  enum Claiming implements KeylessKind<ClaimLanes, List<Claimed>> {
    KIND;

    @Override
    public void apply(Tx tx, List<Entry<ClaimLanes, List<Claimed>>> entries) throws SQLException {
      var wants = entries.stream().map(entry -> entry.command().want()).distinct().toList();
      var free =
          LaneRows.claimable(tx, wants).stream()
              .collect(Collectors.groupingBy(seen -> seen.key().integrationId()));
      var changes = new DeliveryChanges();
      for (var entry : entries) {
        var lanes = free.getOrDefault(entry.command().integrationId(), List.of());
        var claimed = claim(entry, lanes, changes);
        if (claimed.isEmpty()) {
          entry.unchanged(claimed);
        } else {
          entry.done(claimed, 0);
        }
      }
      changes.writeDeliveries(tx);
      changes.writeLanes(tx);
    }

    private static List<Claimed> claim(
        Entry<ClaimLanes, List<Claimed>> entry,
        List<LaneRows.Seen> lanes,
        DeliveryChanges changes) {
      var command = entry.command();
      var claimed = new ArrayList<Claimed>();
      for (var read : lanes) {
        if (claimed.size() == command.most()) {
          break;
        }
        changes
            .give(read, command.holder(), command.gate(), command.rules(), entry.head())
            .ifPresent(claimed::add);
      }
      return claimed;
    }
  }
}
