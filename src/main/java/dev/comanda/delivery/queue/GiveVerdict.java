package dev.comanda.delivery.queue;

import dev.comanda.db.Tx;
import dev.comanda.delivery.course.Gate;
import dev.comanda.delivery.course.Head;
import dev.comanda.delivery.course.Rules;
import dev.comanda.delivery.course.Verdict;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.Entry;
import dev.comanda.log.writer.KeylessKind;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says what became of an attempt, and asks for the next in the same lane.
 *
 * @param jitter a lot from 0 to less than 1
 * @param next what may be tried next, as with {@link ClaimLanes}; null where nothing more is
 */
public record GiveVerdict(
    Claimed claimed, Verdict verdict, Rules rules, double jitter, @Nullable Gate next)
    implements Command<GiveVerdict.Given> {

  /**
   * What became of it.
   *
   * @param kept false where the lane was another's by now, and nothing was written
   * @param next what is to be worked on now; empty where nothing is
   */
  public record Given(boolean kept, Optional<Claimed> next) {}

  @Override
  public UUID locationId() {
    return claimed.delivery().locationId();
  }

  @Override
  public @Nullable Idempotency idempotency() {
    return null;
  }

  @Override
  public Judging kind() {
    return Judging.KIND;
  }

  /** Verdicts of many attempts at once. */
  enum Judging implements KeylessKind<GiveVerdict, Given> {
    KIND;

    @Override
    public Work<GiveVerdict, Given> ask(Tx tx, List<Entry<GiveVerdict, Given>> asked) {
      var ins = asked.stream().map(entry -> entry.command().claimed().in()).distinct().toList();
      var read = LaneRows.find(tx, ins);
      return (then, entries) -> judge(then, entries, read.get());
    }

    @Override
    public void apply(Tx tx, List<Entry<GiveVerdict, Given>> entries) throws SQLException {
      ask(tx, entries).apply(tx, entries);
    }

    private static void judge(
        Tx tx, List<Entry<GiveVerdict, Given>> entries, Map<LaneRows.In, LaneRows.Seen> read)
        throws SQLException {
      var changes = new DeliveryChanges();
      var kept = new LinkedHashMap<LaneRows.Key, Entry<GiveVerdict, Given>>();
      for (var entry : entries) {
        var seen = read.get(entry.command().claimed().in());
        if (seen != null && judge(entry, changes.now(seen), changes)) {
          kept.put(seen.key(), entry);
        } else {
          entry.unchanged(new Given(false, Optional.empty()));
        }
      }
      if (!kept.isEmpty()) {
        goOn(tx, kept, changes);
      }
    }

    private static boolean judge(
        Entry<GiveVerdict, Given> entry, LaneRows.Seen seen, DeliveryChanges changes) {
      var command = entry.command();
      var delivery = DeliveryChanges.of(seen);
      var head = new Head(delivery.id(), delivery.standing(), delivery.login() != null);
      var judged =
          head.judge(
              seen.lane(),
              command.claimed().claim(),
              command.verdict(),
              command.rules(),
              seen.now(),
              command.jitter());
      judged.ifPresent(
          as -> {
            changes.stands(delivery, as.standing(), command.rules(), entry.head());
            changes.lane(DeliveryChanges.with(seen, as.lane()));
          });
      return judged.isPresent();
    }

    /** What stands first in the lanes now is due, or taken at once. */
    private static void goOn(
        Tx tx, Map<LaneRows.Key, Entry<GiveVerdict, Given>> kept, DeliveryChanges changes)
        throws SQLException {
      changes.writeDeliveries(tx);
      for (var read : LaneRows.heads(tx, kept.keySet()).get()) {
        var entry = Objects.requireNonNull(kept.get(read.key()));
        var command = entry.command();
        var seen = changes.now(read);
        changes.lane(seen);
        var next =
            command.next() == null
                ? Optional.<Claimed>empty()
                : changes.give(
                    seen,
                    command.claimed().claim().holder(),
                    command.next(),
                    command.rules(),
                    entry.head());
        entry.done(new Given(true, next), 0);
      }
      changes.writeDeliveries(tx);
      changes.writeLanes(tx);
    }
  }
}
