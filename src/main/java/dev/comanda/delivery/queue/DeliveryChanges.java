package dev.comanda.delivery.queue;

import dev.comanda.db.Tx;
import dev.comanda.delivery.course.Aim;
import dev.comanda.delivery.course.Gate;
import dev.comanda.delivery.course.Head.NotTaken;
import dev.comanda.delivery.course.Head.Taken;
import dev.comanda.delivery.course.Lane;
import dev.comanda.delivery.course.Rules;
import dev.comanda.delivery.course.Standing;
import dev.comanda.delivery.course.State;
import dev.comanda.log.EventType;
import dev.comanda.log.Head;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The deliveries and lanes of a batch while they are changed. Not thread-safe. */
final class DeliveryChanges {
  private final Map<Delivery.Key, Delivery> deliveries = new LinkedHashMap<>();
  private final Map<LaneRows.Key, LaneRows.Seen> lanes = new LinkedHashMap<>();
  private final List<Delivery> fresh = new ArrayList<>();
  private final Map<Delivery, Head> takenBack = new LinkedHashMap<>();

  /** A delivery stands otherwise now; tells so, and answers by which event. */
  long stands(Delivery before, Standing now, Rules rules, Head head) {
    return is(before, before.with(now, head.now()), rules, head);
  }

  /**
   * A delivery that nobody works on is another now; tells so, and answers by which event. It goes
   * on with what its order wants by now: another amount, or that it is taken back.
   */
  long is(Delivery before, Delivery now, Rules rules, Head head) {
    var after = now.following(rules, head);
    deliveries.put(new Delivery.Key(after.locationId(), after.id()), after);
    if (after.aim() == Aim.TAKE_BACK) {
      if (after.standing().state() == State.CREATED) {
        takenBack.put(after, head);
      }
    } else if (owes(after, rules) && !owes(before, rules)) {
      fresh.add(NewDeliveries.told(NewDeliveries.takingBack(after, head), head));
    }
    return tell(before, after, head);
  }

  /** A delivery is another now, perhaps while somebody works on it; nothing follows from that. */
  long only(Delivery before, Delivery after, Head head) {
    quietly(after);
    return tell(before, after, head);
  }

  private static boolean owes(Delivery delivery, Rules rules) {
    return delivery.standing().owed(rules.takesBack()) == Standing.Owed.TAKE_BACK;
  }

  /** Tells of what a delivery is by now. */
  static long tell(Delivery before, Delivery after, Head head) {
    boolean same = before.standing().state() == after.standing().state();
    return head.append(
        same ? EventType.DELIVERY_CHANGED : type(after.standing().state()),
        null,
        after.orderId(),
        Shown.of(after));
  }

  /** The same where nobody has to know. */
  void quietly(Delivery after) {
    deliveries.put(new Delivery.Key(after.locationId(), after.id()), after);
  }

  /** A lane is another now, with what stands first in it. */
  void lane(LaneRows.Seen now) {
    lanes.put(now.key(), now);
  }

  /** A delivery as it is by now. */
  Delivery now(Delivery read) {
    return deliveries.getOrDefault(new Delivery.Key(read.locationId(), read.id()), read);
  }

  /** A lane as it is by now, and what stands first in it as that is by now. */
  LaneRows.Seen now(LaneRows.Seen read) {
    var changed = lanes.get(read.key());
    var lane =
        changed == null || changed.lane().fence() < read.lane().fence()
            ? read.lane()
            : changed.lane();
    var first = read.delivery();
    return new LaneRows.Seen(read.key(), lane, first == null ? null : now(first), read.now());
  }

  /** Gives a lane to a process, if it is free and what stands first in it may be tried now. */
  Optional<Claimed> give(LaneRows.Seen read, UUID holder, Gate gate, Rules rules, Head head) {
    var seen = now(read);
    var first = seen.delivery();
    if (first == null) {
      return Optional.empty();
    }
    var asked =
        new dev.comanda.delivery.course.Head(first.id(), first.standing(), first.login() != null);
    return switch (asked.claim(seen.lane(), holder, gate, rules, seen.now())) {
      case Taken taken -> {
        // Its order may have wanted less while somebody had it who has ended since.
        var after =
            taken.standing().equals(first.standing())
                ? first.following(rules, head)
                : first.with(taken.standing(), head.now());
        if (!after.equals(first)) {
          is(first, after, rules, head);
        }
        var given = now(with(seen, taken.lane()));
        lane(given);
        yield Optional.of(new Claimed(of(given), taken.lane().claim(), seen.now()));
      }
      case NotTaken not -> Optional.empty();
    };
  }

  /** Puts off writing deliveries until the next question. */
  void writeDeliveries(Tx tx) throws SQLException {
    forget(tx);
    if (!fresh.isEmpty()) {
      DeliveryRows.insert(tx, List.copyOf(fresh));
      fresh.clear();
    }
    if (!deliveries.isEmpty()) {
      DeliveryRows.update(tx, deliveries.values());
      deliveries.clear();
    }
  }

  /** What was taken back is booked no more. */
  private void forget(Tx tx) throws SQLException {
    if (takenBack.isEmpty()) {
      return;
    }
    var heads = new HashMap<UUID, Head>();
    takenBack.forEach((each, head) -> heads.put(each.locationId(), head));
    for (var read : DeliveryRows.takenBack(tx, takenBack.keySet())) {
      var booked = now(read);
      if (booked.standing().state() == State.CREATED && booked.standing().voidWanted()) {
        var head = Objects.requireNonNull(heads.get(booked.locationId()));
        var after = booked.with(booked.standing().takenBack(), head.now());
        deliveries.put(new Delivery.Key(after.locationId(), after.id()), after);
        tell(booked, after, head);
      }
    }
    takenBack.clear();
  }

  /** Puts off writing lanes. */
  void writeLanes(Tx tx) {
    if (!lanes.isEmpty()) {
      LaneRows.update(tx, lanes.values());
      lanes.clear();
    }
  }

  static LaneRows.Seen with(LaneRows.Seen seen, Lane lane) {
    return new LaneRows.Seen(seen.key(), lane, seen.delivery(), seen.now());
  }

  static Delivery of(LaneRows.Seen seen) {
    return Objects.requireNonNull(seen.delivery());
  }

  /** By what it is told that a delivery has come to a state. */
  static EventType type(State state) {
    return switch (state) {
      case HELD -> EventType.DELIVERY_HELD;
      case PLACED -> EventType.DELIVERY_PLACED;
      case CREATED -> EventType.DELIVERY_CREATED;
      case ERROR -> EventType.DELIVERY_ERROR;
      case UNKNOWN -> EventType.DELIVERY_UNKNOWN;
      case CLEARED -> EventType.DELIVERY_CLEARED;
      case SKIPPED -> EventType.DELIVERY_SKIPPED;
      case CANCELLED -> EventType.DELIVERY_CANCELLED;
    };
  }
}
