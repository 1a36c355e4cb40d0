package dev.comanda.demo.life;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.life.Script.House;
import dev.comanda.demo.life.Script.Round;
import java.util.List;
import java.util.Set;

/**
 * A party's visit: what comes next, from what it has done and what is seen of its session. Where
 * somebody else has done something there, the table is theirs from then on. Immutable.
 *
 * @param name of the session
 * @param rounds what the party will still order
 * @param orders so many it has placed; {@link #ANY} where that is not known
 * @param payments the same of what it has paid
 * @param rested whether it has sat for a while since all was served
 * @param late whether nobody waits any longer, neither for what was not served nor for money
 */
record Visit(
    String name,
    List<Round> rounds,
    boolean joined,
    int orders,
    int payments,
    boolean rested,
    boolean late) {
  /** However many there are: after a start, and after an answer that was lost. */
  static final int ANY = -1;

  private static final Set<String> OVER = Set.of("served", "cancelled");

  /** What is done next. */
  sealed interface Deed {
    /** The phone scans the code and joins. */
    record Join() implements Deed {}

    /** The party orders. */
    record Order(Round round) implements Deed {}

    /** It waits for what it has ordered. */
    record Wait() implements Deed {}

    /** It sits for a while. */
    record Rest() implements Deed {}

    /** The bill is paid. */
    record Pay() implements Deed {}

    /** The table is closed; {@code confirmed} whatever was not served. */
    record Close(boolean confirmed) implements Deed {}

    /** Nothing is left to do. */
    record Leave() implements Deed {}
  }

  /** What can be seen of a session. */
  record Seen(String name, boolean open, int orders, int payments, int unserved) {
    static Seen of(JsonNode session) {
      int unserved = 0;
      for (var ticket : session.path("tickets")) {
        unserved += OVER.contains(ticket.path("state").asText()) ? 0 : 1;
      }
      return new Seen(
          session.path("name").asText(),
          !session.path("state").asText().equals("closed"),
          session.path("order_count").asInt(),
          session.path("payments").size(),
          unserved);
    }
  }

  /** A party that has just sat down, which draws what it will order. */
  static Visit fresh(String name, House house, Lots lots) {
    var rounds = house.rounds().stream().filter(each -> lots.chance(each.chance())).toList();
    return new Visit(name, rounds, false, 0, 0, false, false);
  }

  /** A party that was there before the start: it eats up and goes. */
  static Visit found(String name) {
    return new Visit(name, List.of(), true, ANY, ANY, false, false);
  }

  /** What comes next; {@code goesOn} says whether it orders any more. */
  Deed next(Seen seen, boolean goesOn, boolean pays) {
    if (!seen.open() || !mine(seen)) {
      return new Deed.Leave();
    }
    if (!joined) {
      return new Deed.Join();
    }
    boolean orders = goesOn && !rounds.isEmpty();
    if (orders && !rounds.getFirst().served()) {
      return new Deed.Order(rounds.getFirst());
    }
    if (seen.unserved() > 0 && !late) {
      return new Deed.Wait();
    }
    if (!rested) {
      return new Deed.Rest();
    }
    if (orders) {
      return new Deed.Order(rounds.getFirst());
    }
    boolean owes = pays && !late && seen.orders() > 0 && seen.payments() == 0;
    return owes ? new Deed.Pay() : new Deed.Close(late);
  }

  private boolean mine(Seen seen) {
    return name.equals(seen.name())
        && (orders == ANY || orders == seen.orders())
        && (payments == ANY || payments == seen.payments());
  }

  Visit join() {
    return new Visit(name, rounds, true, orders, payments, rested, late);
  }

  /** It has ordered; the answer may be lost, until {@link #known} says what there is. */
  Visit order() {
    var left = rounds.subList(1, rounds.size());
    return new Visit(name, left, joined, ANY, payments, false, late);
  }

  Visit rest() {
    return new Visit(name, rounds, joined, orders, payments, true, late);
  }

  /** It has paid; the answer may be lost. */
  Visit pay() {
    return new Visit(name, rounds, joined, orders, ANY, rested, late);
  }

  /** Nobody waits any longer. */
  Visit lose() {
    return new Visit(name, List.of(), joined, orders, payments, rested, true);
  }

  /** The same, now that it is seen what came of it. */
  Visit known(Seen seen) {
    return new Visit(name, rounds, joined, seen.orders(), seen.payments(), rested, late);
  }
}
