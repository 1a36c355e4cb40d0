package dev.comanda.spec;

import dev.comanda.spec.TicketTimesRows.Told;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How tickets were made by looking at each of them, as texts; in nothing like the reports.
 *
 * @param waiter null for all
 * @param source null for all
 */
record MadeCount(
    List<Told> tickets,
    UUID locationId,
    LocalDate first,
    LocalDate last,
    @Nullable UUID waiter,
    @Nullable String source) {
  /** All tickets of these dates that are ready, and those of each key. */
  List<String> told(String by) {
    var groups = new TreeMap<String, List<Told>>();
    for (var ticket : tickets) {
      if (counts(ticket)) {
        groups.computeIfAbsent("all", any -> new ArrayList<>()).add(ticket);
        for (var key : keys(ticket, by)) {
          groups.computeIfAbsent(key, any -> new ArrayList<>()).add(ticket);
        }
      }
    }
    return groups.entrySet().stream()
        .map(group -> group.getKey() + " " + figures(group.getValue()))
        .toList();
  }

  private boolean counts(Told ticket) {
    return ticket.locationId().equals(locationId)
        && !ticket.date().isBefore(first)
        && !ticket.date().isAfter(last)
        && Set.of("ready", "served").contains(ticket.state())
        && (source == null || source.equals(ticket.source()))
        && (waiter == null
            || (ticket.source().equals("waiter") && waiter.equals(ticket.placedBy())));
  }

  private static Set<String> keys(Told ticket, String by) {
    if (by.equals("station")) {
      return Set.of(Objects.toString(ticket.stationId(), "null"));
    }
    if (by.equals("hour")) {
      return Set.of(Integer.toString(ticket.hour()));
    }
    var wanted = products(ticket, "ordered");
    return wanted.isEmpty() ? products(ticket, "voided") : wanted;
  }

  private static Set<String> products(Told ticket, String state) {
    var products = new TreeSet<String>();
    for (var line : ticket.card().get("lines")) {
      if (line.get("state").textValue().equals(state)) {
        products.add(line.get("product_id").textValue());
      }
    }
    return products;
  }

  private static String figures(List<Told> tickets) {
    var inHand = new ArrayList<Long>();
    var fromOrder = new ArrayList<Long>();
    long promised = 0;
    long kept = 0;
    for (var ticket : tickets) {
      var ready = Objects.requireNonNull(ticket.readyAt());
      long hand = Duration.between(Objects.requireNonNull(ticket.firedAt()), ready).toSeconds();
      if (hand >= 10) {
        inHand.add(hand);
      }
      fromOrder.add(Duration.between(ticket.placedAt(), ready).toSeconds());
      var by = ticket.card().at("/promise/by").textValue();
      if (by != null) {
        promised++;
        kept += ready.isAfter(Instant.parse(by)) ? 0 : 1;
      }
    }
    return String.join(
        " ",
        Integer.toString(tickets.size()),
        minutes(inHand, 5),
        minutes(inHand, 9),
        inHand.isEmpty() ? "null" : Integer.toString(inHand.size()),
        minutes(fromOrder, 5),
        minutes(fromOrder, 9),
        Integer.toString(fromOrder.size()),
        promised + " " + kept,
        promised == 0 ? "null" : divided(kept, promised, 3));
  }

  /** What so many tenths of them did not take longer than. */
  private static String minutes(List<Long> seconds, int tenths) {
    var sorted = seconds.stream().sorted().toList();
    return sorted.isEmpty()
        ? "null"
        : divided(sorted.get(Math.ceilDiv(sorted.size() * tenths, 10) - 1), 60, 1);
  }

  private static String divided(long part, long whole, int digits) {
    return BigDecimal.valueOf(part)
        .divide(BigDecimal.valueOf(whole), digits, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
