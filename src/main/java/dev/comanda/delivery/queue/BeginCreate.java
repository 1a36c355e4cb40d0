package dev.comanda.delivery.queue;

import dev.comanda.db.Tx;
import dev.comanda.delivery.course.Head;
import dev.comanda.delivery.course.Head.Begun;
import dev.comanda.delivery.course.Head.MayCreate;
import dev.comanda.delivery.course.Head.MayNot;
import dev.comanda.delivery.course.Rules;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.Entry;
import dev.comanda.log.writer.KeylessKind;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down that a create begins, before it does. */
public record BeginCreate(Claimed claimed, Rules rules) implements Command<Begun> {

  @Override
  public UUID locationId() {
    return claimed.delivery().locationId();
  }

  @Override
  public @Nullable Idempotency idempotency() {
    return null;
  }

  @Override
  public Beginning kind() {
    return Beginning.KIND;
  }

  /** Beginnings of many creates at once. */
  enum Beginning implements KeylessKind<BeginCreate, Begun> {
    KIND;

    @Override
    public Work<BeginCreate, Begun> ask(Tx tx, List<Entry<BeginCreate, Begun>> asked) {
      var ins = asked.stream().map(entry -> entry.command().claimed().in()).distinct().toList();
      var read = LaneRows.find(tx, ins);
      return (then, entries) -> begin(then, entries, read.get());
    }

    @Override
    public void apply(Tx tx, List<Entry<BeginCreate, Begun>> entries) throws SQLException {
      ask(tx, entries).apply(tx, entries);
    }

    private static void begin(
        Tx tx, List<Entry<BeginCreate, Begun>> entries, Map<LaneRows.In, LaneRows.Seen> read)
        throws SQLException {
      var changes = new DeliveryChanges();
      for (var entry : entries) {
        begin(entry, read.get(entry.command().claimed().in()), changes);
      }
      changes.writeDeliveries(tx);
      changes.writeLanes(tx);
    }

    private static void begin(
        Entry<BeginCreate, Begun> entry, LaneRows.@Nullable Seen read, DeliveryChanges changes) {
      if (read == null) {
        entry.unchanged(MayNot.LOST);
        return;
      }
      var seen = changes.now(read);
      var delivery = DeliveryChanges.of(seen);
      var command = entry.command();
      var head = new Head(delivery.id(), delivery.standing(), delivery.login() != null);
      switch (head.begin(seen.lane(), command.claimed().claim(), command.rules(), seen.now())) {
        case MayCreate may -> {
          changes.quietly(delivery.with(may.standing(), entry.head().now()));
          changes.lane(changes.now(DeliveryChanges.with(seen, may.lane())));
          entry.done(may, 0);
        }
        case MayNot not -> entry.unchanged(not);
      }
    }
  }
}
