package dev.comanda.http.server;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * So many units of something, shared by all who ask: nobody may hold more than a part, unless it is
 * the only thing that one holds. Who waits for its client gives way, the longest first: of the one
 * who asks where its own part is used up, of the stranger who holds most where all is. Thread-safe.
 */
final class Room {
  private static final Comparator<Holder> FIRST_TO_GIVE_WAY =
      Comparator.<Holder, Boolean>comparing(holder -> holder.who.stranger)
          .thenComparingInt(holder -> holder.units);

  private final int max;
  private final boolean toAnybody;
  private final boolean toThemselves;
  private final Map<Object, Holder> holders = new HashMap<>();
  private int used;

  /** Room for so many units. */
  Room(int max) {
    this(max, true, true);
  }

  private Room(int max, boolean toAnybody, boolean toThemselves) {
    this.max = max;
    this.toAnybody = toAnybody;
    this.toThemselves = toThemselves;
  }

  /** The same, but once it is full nobody gives way to who would then hold as much. */
  static Room toWhoHoldsLess(int max) {
    return new Room(max, false, true);
  }

  /** The same, but who is known and holds their part is refused more: it may be what they want. */
  static Room ofWhatIsWanted(int max) {
    return new Room(max, true, false);
  }

  /**
   * One who asks.
   *
   * @param name an address, or what is known of the caller
   * @param stranger whether nothing is known but the address; strangers give way first
   * @param unitsMax what this one may hold
   */
  record Who(Object name, boolean stranger, int unitsMax) {}

  /** What one holds; goes when it holds nothing. */
  private static final class Holder {
    final Who who;
    final LinkedHashSet<Held> waiting = new LinkedHashSet<>();
    int units;

    Holder(Who who) {
      this.who = who;
    }
  }

  /** Units that are held until they are given back. */
  final class Held {
    private Holder holder;
    private final Runnable drop;
    private int units;

    private Held(Holder holder, Runnable drop) {
      this.holder = holder;
      this.drop = drop;
    }

    /** From now on it waits for its client, or does no longer. */
    void waits(boolean now) {
      synchronized (Room.this) {
        if (now && units > 0) {
          holder.waiting.add(this);
        } else {
          holder.waiting.remove(this);
        }
      }
    }

    /** Takes some more; false when there is no room for them. */
    boolean more(int wanted) {
      var dropped = new ArrayList<Held>();
      boolean found;
      synchronized (Room.this) {
        found = units > 0 && fits(this, wanted, dropped);
        if (found) {
          count(this, wanted);
        }
      }
      dropped.forEach(held -> held.drop.run());
      return found;
    }

    /** Counts to another from now on; false when that one may hold no more. */
    boolean moves(Who other) {
      synchronized (Room.this) {
        var next = holders.computeIfAbsent(other.name, name -> new Holder(other));
        boolean fits = units > 0 && next.units + units <= other.unitsMax;
        if (fits) {
          int moved = units;
          boolean waits = holder.waiting.contains(this);
          release(this);
          holders.put(other.name, next);
          holder = next;
          count(this, moved);
          if (waits) {
            next.waiting.add(this);
          }
        } else if (next.units == 0) {
          holders.remove(other.name);
        }
        return fits;
      }
    }

    /** Gives all back; more than once is of no harm. */
    void giveBack() {
      synchronized (Room.this) {
        release(this);
      }
    }
  }

  /** How many units are held now. */
  synchronized int used() {
    return used;
  }

  /**
   * Takes units.
   *
   * @param drop ends the client's connection, when this must give way
   * @return empty when there is no room for them
   */
  Optional<Held> take(Who who, int wanted, Runnable drop) {
    var dropped = new ArrayList<Held>();
    Optional<Held> taken = Optional.empty();
    synchronized (this) {
      var holder = holders.computeIfAbsent(who.name, name -> new Holder(who));
      var held = new Held(holder, drop);
      if (fits(held, wanted, dropped)) {
        // Its holder may have gone meanwhile with the last of what gave way.
        holders.put(who.name, holder);
        count(held, wanted);
        taken = Optional.of(held);
      } else if (holder.units == 0) {
        holders.remove(who.name);
      }
    }
    dropped.forEach(held -> held.drop.run());
    return taken;
  }

  private boolean fits(Held asking, int wanted, List<Held> dropped) {
    var holder = asking.holder;
    while (holder.units > asking.units && holder.units + wanted > holder.who.unitsMax) {
      boolean refused = !toThemselves && !holder.who.stranger;
      if (refused || !giveWay(holder, asking, dropped)) {
        return false;
      }
    }
    while (used + wanted > max) {
      var most =
          holders.values().stream()
              .filter(one -> toAnybody || one.units > holder.units + wanted)
              .filter(one -> !one.waiting.isEmpty())
              .max(FIRST_TO_GIVE_WAY);
      if (most.isEmpty() || !giveWay(most.get(), asking, dropped)) {
        return false;
      }
    }
    return true;
  }

  /** Whether another gave way: who grows and has waited longest itself does not push on. */
  private boolean giveWay(Holder holder, Held asking, List<Held> dropped) {
    if (holder.waiting.isEmpty() || holder.waiting.getFirst() == asking) {
      return false;
    }
    var longest = holder.waiting.getFirst();
    release(longest);
    dropped.add(longest);
    return true;
  }

  private void count(Held held, int more) {
    held.units += more;
    held.holder.units += more;
    used += more;
  }

  private void release(Held held) {
    count(held, -held.units);
    held.holder.waiting.remove(held);
    if (held.holder.units == 0) {
      holders.remove(held.holder.who.name, held.holder);
    }
  }
}
