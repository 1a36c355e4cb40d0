package dev.comanda.preparation.match;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Tickets and workers of a bar in Berlin, each with a number by which a test knows it. */
final class Bar {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /** 21:30 at the bar. */
  static final Instant NOW = Instant.parse("2026-07-01T19:30:00Z");

  private Bar() {}

  static UUID id(int number) {
    return new UUID(0x7000, number);
  }

  /** A ticket for one drink, placed and due so many seconds ago. */
  static WaitingTicket ticket(int number, String drink, int secondsAgo) {
    var placed = NOW.minusSeconds(secondsAgo);
    return new WaitingTicket(
        id(number), products(drink), Optional.empty(), false, placed, placed, Set.of());
  }

  static List<WaitingTicket.Product> products(String... names) {
    return List.of(names).stream()
        .map(name -> WaitingTicket.Product.of(id(name.hashCode()), name))
        .toList();
  }

  static WaitingTicket hurried(WaitingTicket of) {
    return new WaitingTicket(
        of.id(), of.products(), of.customer(), true, of.fireAt(), of.placedAt(), of.rejectedBy());
  }

  static WaitingTicket dueIn(WaitingTicket of, int seconds) {
    return new WaitingTicket(
        of.id(),
        of.products(),
        of.customer(),
        of.rush(),
        NOW.plusSeconds(seconds),
        of.placedAt(),
        of.rejectedBy());
  }

  static WaitingTicket forCustomer(WaitingTicket of, String customer) {
    return new WaitingTicket(
        of.id(),
        of.products(),
        Optional.of(customer),
        of.rush(),
        of.fireAt(),
        of.placedAt(),
        of.rejectedBy());
  }

  static WaitingTicket rejectedBy(WaitingTicket of, String... keys) {
    return new WaitingTicket(
        of.id(), of.products(), of.customer(), of.rush(), of.fireAt(), of.placedAt(), Set.of(keys));
  }

  /** A worker with the key {@code robot N}, who asked so many seconds ago. */
  static FreeWorker worker(int number, WorkFilter filter, int secondsAgo) {
    return new FreeWorker(id(number), "robot " + number, filter, NOW.minusSeconds(secondsAgo));
  }

  static WorkFilter makes(String... items) {
    return new FilterTexts(List.of(items), null, null, null, null).filter("/");
  }

  static WorkFilter pattern(String pattern) {
    return new FilterTexts(null, pattern, null, null, null).filter("/");
  }

  static WorkFilter hours(String from, String to) {
    return new FilterTexts(null, null, from, to, null).filter("/");
  }

  static WorkFilter notFor(String... customers) {
    return new FilterTexts(null, null, null, null, List.of(customers)).filter("/");
  }

  /** Pairs as text, {@code ticket>worker} by numbers, in the order of rank. */
  static List<String> pairs(Matching matching) {
    return matching.pairs().stream()
        .map(
            pair ->
                pair.ticket().id().getLeastSignificantBits()
                    + ">"
                    + pair.worker().id().getLeastSignificantBits())
        .toList();
  }

  /** The rest as text, {@code ticket WHY}. */
  static List<String> left(Matching matching) {
    return matching.left().stream()
        .map(left -> left.ticket().id().getLeastSignificantBits() + " " + left.why())
        .toList();
  }
}
