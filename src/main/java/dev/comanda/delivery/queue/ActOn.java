package dev.comanda.delivery.queue;

import dev.comanda.db.Tx;
import dev.comanda.delivery.course.Act;
import dev.comanda.delivery.course.Rules;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.Entry;
import dev.comanda.log.writer.KeylessKind;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A person does something to some deliveries of a location; each is changed, or its answer says why
 * it was not.
 *
 * @param wanted what is done to each as it is by then; what it refuses, all of them are refused
 */
public record ActOn(
    UUID locationId, List<UUID> deliveries, Function<Delivery, ActOn.Wanted> wanted, Rules rules)
    implements Command<List<ActOn.Done>> {

  /** Deliveries of one command, so that a location's lock is soon free again. */
  public static final int AT_ONCE_MAX = 200;

  /** Copies the list. */
  public ActOn {
    deliveries = List.copyOf(deliveries);
  }

  /** The same is done to each, of which the same is to be booked afterwards, or nothing. */
  public ActOn(UUID locationId, List<UUID> deliveries, Act act, Rules rules) {
    this(locationId, deliveries, delivery -> new Wanted(act, delivery.what()), rules);
  }

  /**
   * What is done to one.
   *
   * @param into what is to be booked instead; the same but for an edit
   */
  public record Wanted(Act act, Delivery.What into) {}

  /** What came of it; a delivery that is not there is left out. */
  public record Done(Delivery delivery, Act.Ruling ruling) {}

  @Override
  public @Nullable Idempotency idempotency() {
    return null;
  }

  @Override
  public Acts kind() {
    return Acts.KIND;
  }

  /** Acts of many people at once. */
  enum Acts implements KeylessKind<ActOn, List<Done>> {
    KIND;

    @Override
    public void apply(Tx tx, List<Entry<ActOn, List<Done>>> entries) throws SQLException {
      for (var entry : entries) {
        var command = entry.command();
        var keys =
            command.deliveries().stream()
                .map(id -> new Delivery.Key(command.locationId(), id))
                .toList();
        var read = new HashMap<UUID, Delivery>();
        DeliveryRows.find(tx, keys).forEach(each -> read.put(each.id(), each));
        act(tx, entry, read);
      }
    }

    private static void act(Tx tx, Entry<ActOn, List<Done>> entry, Map<UUID, Delivery> read)
        throws SQLException {
      List<Acting.Wish> wishes;
      try {
        wishes = wishes(entry, read);
      } catch (Refused e) {
        entry.refuse(e);
        return;
      }
      answer(entry, Acting.all(tx, wishes));
    }

    private static List<Acting.Wish> wishes(
        Entry<ActOn, List<Done>> entry, Map<UUID, Delivery> read) {
      var wishes = new ArrayList<Acting.Wish>();
      for (var id : entry.command().deliveries()) {
        var delivery = read.get(id);
        if (delivery != null) {
          var command = entry.command();
          var wanted = command.wanted().apply(delivery);
          wishes.add(
              new Acting.Wish(
                  delivery, wanted.act(), wanted.into(), command.rules(), entry.head(), false));
        }
      }
      return wishes;
    }

    private static void answer(Entry<ActOn, List<Done>> entry, List<Acting.Came> came) {
      var done = came.stream().map(each -> new Done(each.after(), each.ruling())).toList();
      if (came.stream().anyMatch(each -> each.seq() > 0)) {
        entry.done(done, came.getLast().seq());
      } else {
        entry.unchanged(done);
      }
    }
  }
}
