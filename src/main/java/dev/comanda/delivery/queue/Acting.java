package dev.comanda.delivery.queue;

import dev.comanda.db.Tx;
import dev.comanda.delivery.course.Act;
import dev.comanda.delivery.course.Aim;
import dev.comanda.delivery.course.Lane;
import dev.comanda.delivery.course.Rules;
import dev.comanda.delivery.course.State;
import dev.comanda.location.Quantity;
import dev.comanda.log.Head;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Acts of people, and what follows from what they did to orders, on many deliveries at once. */
final class Acting {
  private final Map<LaneRows.Key, LaneRows.Seen> lanes;
  private final Map<LineKey, Delivery> takingBack;
  private final Instant databaseNow;
  private final DeliveryChanges changes = new DeliveryChanges();
  private final Set<LaneRows.Key> touched = new LinkedHashSet<>();

  private Acting(
      Map<LaneRows.Key, LaneRows.Seen> lanes,
      Map<LineKey, Delivery> takingBack,
      Instant databaseNow) {
    this.lanes = lanes;
    this.takingBack = takingBack;
    this.databaseNow = databaseNow;
  }

  /** By what a line is known in an ERP. */
  private record LineKey(UUID integrationId, String mark) {
    static LineKey of(Delivery delivery) {
      return new LineKey(delivery.integrationId(), delivery.mark());
    }
  }

  /**
   * An act on a delivery that was read under the lock.
   *
   * @param into what is to be booked instead; the same but for an edit
   * @param lasts whether it is done later where it cannot be done now
   */
  record Wish(
      Delivery delivery, Act act, Delivery.What into, Rules rules, Head head, boolean lasts) {
    /** One after which the same is to be booked, or nothing. */
    static Wish of(Delivery delivery, Act act, Rules rules, Head head) {
      return new Wish(delivery, act, delivery.what(), rules, head, false);
    }

    /** Its order wants less of it. */
    static Wish of(Delivery delivery, Quantity less, Rules rules, Head head) {
      var into = delivery.what().of(less);
      return new Wish(delivery, new Act.Edit(into.item(), false), into, rules, head, true);
    }

    /** A person says that what is booked may stay, though its order wants less. */
    private boolean settles(Delivery now) {
      return act instanceof Act.Resolve said
          && said.done()
          && now.wanted() != null
          && now.standing().state() == State.CREATED
          && !now.standing().voidWanted();
    }

    /** A person says that what is booked stays, though its order does not want it. */
    private boolean keeps(Delivery now) {
      return act instanceof Act.Resolve said
          && said.done()
          && now.aim() == Aim.BOOK
          && now.standing().state() == State.CREATED
          && now.standing().voidWanted();
    }
  }

  /** What came of a wish, and by which event it was told; 0 where nothing changed. */
  record Came(Act.Ruling ruling, Delivery after, long seq) {}

  /** Does what may be done, and writes it; one answer for each wish, in order. */
  static List<Came> all(Tx tx, List<Wish> wishes) throws SQLException {
    if (wishes.isEmpty()) {
      return List.of();
    }
    var takingBack = takingBack(tx, wishes);
    var now = wishes.getFirst().head().databaseNow();
    var acting = new Acting(lanes(tx, wishes, takingBack.values()), takingBack, now);
    var came = wishes.stream().map(acting::one).toList();
    acting.changes.writeDeliveries(tx);
    acting.settle(tx);
    return came;
  }

  private static Map<LineKey, Delivery> takingBack(Tx tx, List<Wish> wishes) throws SQLException {
    var kept =
        wishes.stream().filter(wish -> wish.keeps(wish.delivery())).map(Wish::delivery).toList();
    var found = new HashMap<LineKey, Delivery>();
    if (!kept.isEmpty()) {
      DeliveryRows.takingBack(tx, kept).forEach(each -> found.put(LineKey.of(each), each));
    }
    return found;
  }

  private static Map<LaneRows.Key, LaneRows.Seen> lanes(
      Tx tx, List<Wish> wishes, Collection<Delivery> takingBack) throws SQLException {
    var keys =
        Stream.concat(wishes.stream().map(Wish::delivery), takingBack.stream())
            .flatMap(each -> Stream.ofNullable(each.lane()))
            .distinct()
            .toList();
    var lanes = new HashMap<LaneRows.Key, LaneRows.Seen>();
    for (var seen : LaneRows.heads(tx, keys).get()) {
      lanes.put(seen.key(), seen);
    }
    return lanes;
  }

  private Came one(Wish wish) {
    var before = changes.now(wish.delivery());
    if (wish.settles(before)) {
      var settled = before.wanting(null, wish.head().now());
      long seq = changes.is(before, settled, wish.rules(), wish.head());
      return new Came(new Act.Changed(before.standing(), Lane.NEW), settled, seq);
    }
    var back = wish.keeps(before) ? takingBack.get(LineKey.of(before)) : null;
    var no = back == null ? null : ends(changes.now(back), wish);
    return no == null ? does(wish, before) : new Came(no, before, 0);
  }

  /**
   * What would take back a line that stays is skipped, unless it is over; a refusal where that
   * cannot be.
   */
  private Act.@Nullable Refusal ends(Delivery back, Wish wish) {
    return switch (back.standing().state()) {
      case CREATED, SKIPPED, CANCELLED -> null;
      case HELD, PLACED, ERROR, UNKNOWN, CLEARED -> {
        var said = (Act.Resolve) wish.act();
        var skip = new Act.Skip(said.who(), said.why());
        var came = does(Wish.of(back, skip, wish.rules(), wish.head()), back);
        yield came.ruling() instanceof Act.Refusal no ? new Act.Refusal(no.why(), words(no)) : null;
      }
    };
  }

  private static String words(Act.Refusal no) {
    return switch (no.why()) {
      case IN_FLIGHT -> "Its line is being taken back right now.";
      case OUTCOME_UNKNOWN ->
          "Its line may have been taken back already; say first, of what takes it back, whether it"
              + " stands there.";
      case CLEARED -> "What takes its line back was cleared; undo that first.";
      case MAY_BE_BOOKED, DUE, HELD, NOT_PARKED, NOT_CLEARED, ENDED, REMOVED -> no.text();
    };
  }

  private Came does(Wish wish, Delivery before) {
    var key = before.lane();
    var seen = key == null ? null : lanes.get(key);
    var lane = seen == null ? Lane.NEW : seen.lane();
    var at = seen == null ? databaseNow : seen.now();
    var ruling = wish.act().on(before.id(), before.standing(), lane, wish.rules(), at);
    if (!(ruling instanceof Act.Changed changed)) {
      return refused(wish, before, ruling);
    }
    var standing = changed.standing().supplied(wish.into().item(), wish.rules(), at);
    var after = before.with(wish.into(), standing, wish.head().now());
    if (key != null && seen != null) {
      lanes.put(key, DeliveryChanges.with(seen, changed.lane()));
      touched.add(key);
    }
    var into = after.lane();
    if (into != null) {
      touched.add(into);
    }
    long seq = changes.is(before, after, wish.rules(), wish.head());
    return new Came(ruling, changes.now(after), seq);
  }

  /** What was asked for by an order is remembered, and shown where it can never be done. */
  private Came refused(Wish wish, Delivery before, Act.Ruling ruling) {
    boolean gone =
        before.standing().state() == State.SKIPPED || before.standing().state() == State.CANCELLED;
    if (!wish.lasts() || gone) {
      return new Came(ruling, before, 0);
    }
    var after = before.wanting(wish.into().quantity(), wish.head().now());
    return new Came(ruling, after, changes.only(before, after, wish.head()));
  }

  /** What stands first in the lanes by now says when they are due. */
  private void settle(Tx tx) throws SQLException {
    if (touched.isEmpty()) {
      return;
    }
    LaneRows.ensure(tx, touched);
    var now = new ArrayList<LaneRows.Seen>();
    for (var read : LaneRows.heads(tx, touched).get()) {
      var changed = lanes.get(read.key());
      now.add(changed == null ? read : DeliveryChanges.with(read, changed.lane()));
    }
    LaneRows.update(tx, now);
  }
}
