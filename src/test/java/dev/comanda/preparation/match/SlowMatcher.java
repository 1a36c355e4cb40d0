package dev.comanda.preparation.match;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the matcher does, by trying every way of giving work and by no cleverness at all. It knows
 * only the names of {@link EveryMatchingTest}.
 */
final class SlowMatcher {
  private static final int NOBODY = -1;

  private static final List<WhyNot> NEARER =
      List.of(
          WhyNot.NOBODY_FREE,
          WhyNot.NO_WORKER_MAKES_IT,
          WhyNot.CUSTOMER_EXCLUDED,
          WhyNot.OUTSIDE_HOURS,
          WhyNot.REJECTED,
          WhyNot.OTHERS_FIRST);

  private final Instant now;
  private final LocalTime at;
  private final List<WaitingTicket> tickets = new ArrayList<>();
  private final List<FreeWorker> workers = new ArrayList<>();
  private final Set<String> fits = new HashSet<>();
  private int @Nullable [] best;

  SlowMatcher(Instant now, ZoneId zone) {
    this.now = now;
    this.at = LocalTime.ofInstant(now, zone);
  }

  Matching pair(List<WaitingTicket> all, List<FreeWorker> free) {
    all.forEach(ticket -> tickets.add(placeOf(ticket), ticket));
    free.forEach(worker -> workers.add(placeOf(worker), worker));
    for (int ticket = 0; ticket < tickets.size(); ticket++) {
      for (int worker = 0; worker < workers.size(); worker++) {
        if (why(tickets.get(ticket), workers.get(worker)) == null) {
          fits.add(ticket + ">" + worker);
        }
      }
    }
    var way = new int[tickets.size()];
    Arrays.fill(way, NOBODY);
    tryAll(way, 0);
    var chosen = best == null ? way : best;
    var pairs = new ArrayList<Matching.Pair>();
    var left = new ArrayList<Matching.Left>();
    for (int i = 0; i < chosen.length; i++) {
      var ticket = tickets.get(i);
      if (chosen[i] == NOBODY) {
        left.add(new Matching.Left(ticket, why(ticket)));
      } else {
        pairs.add(new Matching.Pair(ticket, workers.get(chosen[i])));
      }
    }
    return new Matching(pairs, left);
  }

  private int placeOf(WaitingTicket ticket) {
    int place = 0;
    while (place < tickets.size() && isBefore(tickets.get(place), ticket)) {
      place++;
    }
    return place;
  }

  private int placeOf(FreeWorker worker) {
    int place = 0;
    while (place < workers.size() && isBefore(workers.get(place), worker)) {
      place++;
    }
    return place;
  }

  private boolean isBefore(WaitingTicket one, WaitingTicket other) {
    if (urgent(one) != urgent(other)) {
      return urgent(one);
    }
    if (!one.fireAt().equals(other.fireAt())) {
      return one.fireAt().isBefore(other.fireAt());
    }
    if (!one.placedAt().equals(other.placedAt())) {
      return one.placedAt().isBefore(other.placedAt());
    }
    return isBefore(one.id(), other.id());
  }

  private static boolean isBefore(FreeWorker one, FreeWorker other) {
    return one.waitingSince().equals(other.waitingSince())
        ? isBefore(one.id(), other.id())
        : one.waitingSince().isBefore(other.waitingSince());
  }

  private static boolean isBefore(UUID one, UUID other) {
    return one.toString().compareTo(other.toString()) < 0;
  }

  private boolean urgent(WaitingTicket ticket) {
    var waited = now.getEpochSecond() - ticket.fireAt().getEpochSecond();
    return ticket.rush() || waited > 900;
  }

  private void tryAll(int[] way, int from) {
    if (from == way.length) {
      if (best == null || better(way, best)) {
        best = way.clone();
      }
      return;
    }
    tryAll(way, from + 1);
    for (int worker = 0; worker < workers.size(); worker++) {
      int tried = worker;
      boolean taken = Arrays.stream(way, 0, from).anyMatch(each -> each == tried);
      if (!taken && fits.contains(from + ">" + worker)) {
        way[from] = worker;
        tryAll(way, from + 1);
        way[from] = NOBODY;
      }
    }
  }

  /** First by which tickets are served, then by which workers work, then by who gets which. */
  private boolean better(int[] one, int[] other) {
    for (int i = 0; i < one.length; i++) {
      if ((one[i] == NOBODY) != (other[i] == NOBODY)) {
        return one[i] != NOBODY;
      }
    }
    for (int worker = 0; worker < workers.size(); worker++) {
      int asked = worker;
      boolean works = Arrays.stream(one).anyMatch(each -> each == asked);
      if (works != Arrays.stream(other).anyMatch(each -> each == asked)) {
        return works;
      }
    }
    return Arrays.compare(one, other) < 0;
  }

  private WhyNot why(WaitingTicket ticket) {
    if (!ticket.rush() && ticket.fireAt().isAfter(now)) {
      return WhyNot.NOT_DUE;
    }
    int nearest = 0;
    for (var worker : workers) {
      var why = why(ticket, worker);
      nearest = Math.max(nearest, NEARER.indexOf(why == null ? WhyNot.OTHERS_FIRST : why));
    }
    return NEARER.get(nearest);
  }

  private @Nullable WhyNot why(WaitingTicket ticket, FreeWorker worker) {
    var filter = worker.filter();
    if (!ticket.rush() && ticket.fireAt().isAfter(now)) {
      return WhyNot.NOT_DUE;
    }
    for (var product : ticket.products()) {
      if (!filter.items().isEmpty()
          && filter.items().stream().noneMatch(item -> same(item, product.name()))) {
        return WhyNot.NO_WORKER_MAKES_IT;
      }
      if (filter.pattern().isPresent() && !found(filter.pattern().get(), product.name())) {
        return WhyNot.NO_WORKER_MAKES_IT;
      }
    }
    var customer = ticket.customer().orElse("nobody");
    if (filter.excluded().stream().anyMatch(each -> same(each, customer))) {
      return WhyNot.CUSTOMER_EXCLUDED;
    }
    if (!open(minutes(filter.from()), minutes(filter.to()))) {
      return WhyNot.OUTSIDE_HOURS;
    }
    return ticket.rejectedBy().contains(worker.key()) ? WhyNot.REJECTED : null;
  }

  private static boolean same(String one, String other) {
    return folded(one).equals(folded(other));
  }

  private static String folded(String name) {
    return name.replace("ß", "ss").replace(" ", "").toLowerCase(Locale.ROOT);
  }

  private static boolean found(NamePattern pattern, String name) {
    boolean capitals = pattern.text().chars().anyMatch(Character::isUpperCase);
    var text = capitals ? name : name.toLowerCase(Locale.ROOT);
    return Pattern.compile(pattern.text()).matcher(text).find();
  }

  /** Whether the clock shows now before it shows the end, when it is turned from the beginning. */
  private boolean open(int from, int to) {
    if (from == to) {
      return true;
    }
    for (int minute = from; minute != to; minute = (minute + 1) % (24 * 60)) {
      if (minute == minutes(at)) {
        return true;
      }
    }
    return false;
  }

  private static int minutes(LocalTime time) {
    return time.toSecondOfDay() / 60;
  }
}
