package dev.comanda.preparation.match;

import static dev.comanda.preparation.match.Bar.NOW;
import static dev.comanda.preparation.match.Bar.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.Seed;
import dev.comanda.TestCounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Thousands of cases by lot against {@link SlowMatcher}, which tries every way of giving work. */
class EveryMatchingTest {
  private static final List<String> DRINKS =
      List.of("Mojito", "Gin Tonic", "Gin  fizz", "Weißer Tee", "COLA");

  private static final List<String> CUSTOMERS = List.of("Ada", "ben", "Čapek");
  private static final List<String> PATTERNS = List.of("gin", "^Gin", "o$", "[ct]", "^...$|tee");
  private static final List<String> TIMES = List.of("00:00", "02:00", "12:00", "21:30", "22:00");

  private final Random lots = Seed.of(EveryMatchingTest.class);

  @Test
  void each_case_is_paired_as_by_trying_every_way() {
    int rounds = TestCounts.of("match.rounds");
    for (int round = 0; round < rounds; round++) {
      var tickets = tickets(lots.nextInt(6));
      var workers = workers(lots.nextInt(6));
      var found = Matcher.pair(tickets, workers, NOW, ZONE);
      assertThat(found)
          .as("round %s of %s%n%s%n%s", round, Seed.told(), tickets, workers)
          .isEqualTo(new SlowMatcher(NOW, ZONE).pair(tickets, workers));
    }
  }

  @Test
  void the_order_in_which_they_are_told_means_nothing() {
    for (int round = 0; round < 200; round++) {
      var tickets = tickets(lots.nextInt(40));
      var workers = workers(lots.nextInt(20));
      var found = Matcher.pair(tickets, workers, NOW, ZONE);
      Collections.shuffle(tickets, lots);
      Collections.shuffle(workers, lots);
      assertThat(Matcher.pair(tickets, workers, NOW, ZONE)).as(Seed.told()).isEqualTo(found);
    }
  }

  @Test
  void nobody_gets_two_and_each_ticket_stands_in_one_list() {
    for (int round = 0; round < 200; round++) {
      var tickets = tickets(lots.nextInt(60));
      var workers = workers(lots.nextInt(30));
      var found = Matcher.pair(tickets, workers, NOW, ZONE);
      var told = new ArrayList<WaitingTicket>();
      found.pairs().forEach(pair -> told.add(pair.ticket()));
      found.left().forEach(left -> told.add(left.ticket()));
      assertThat(told).as(Seed.told()).containsExactlyInAnyOrderElementsOf(tickets);
      assertThat(found.pairs()).extracting(Matching.Pair::worker).doesNotHaveDuplicates();
    }
  }

  private List<WaitingTicket> tickets(int count) {
    var tickets = new ArrayList<WaitingTicket>();
    for (int i = 0; i < count; i++) {
      var placed = NOW.minusSeconds(300L * lots.nextInt(8));
      tickets.add(
          new WaitingTicket(
              Bar.id(i),
              Bar.products(some(DRINKS, 1 + lots.nextInt(4) / 3).toArray(String[]::new)),
              lots.nextBoolean() ? Optional.empty() : Optional.of(one(CUSTOMERS)),
              lots.nextInt(6) == 0,
              placed.plusSeconds(200L * lots.nextInt(5)),
              placed,
              Set.copyOf(some(List.of("robot 0", "robot 1", "robot 2"), lots.nextInt(5) / 3))));
    }
    return tickets;
  }

  private List<FreeWorker> workers(int count) {
    var workers = new ArrayList<FreeWorker>();
    for (int i = 0; i < count; i++) {
      var key = "robot " + lots.nextInt(8);
      var since = NOW.minusSeconds(lots.nextInt(4));
      workers.add(new FreeWorker(Bar.id(100 + i), key, filter(), since));
    }
    return workers;
  }

  private WorkFilter filter() {
    var items = lots.nextInt(3) == 0 ? null : typed(some(DRINKS, 1 + lots.nextInt(3)));
    var excluded = lots.nextInt(3) > 0 ? null : typed(some(CUSTOMERS, 1 + lots.nextInt(2)));
    return new FilterTexts(items, maybe(PATTERNS), maybe(TIMES), maybe(TIMES), excluded)
        .filter("/");
  }

  /** As people type names. */
  private List<String> typed(List<String> names) {
    return names.stream()
        .map(name -> lots.nextBoolean() ? " " + name.toLowerCase(java.util.Locale.ROOT) : name)
        .toList();
  }

  private @Nullable String maybe(List<String> texts) {
    return lots.nextInt(3) > 0 ? null : one(texts);
  }

  private List<String> some(List<String> of, int count) {
    var some = new HashSet<String>();
    while (some.size() < count) {
      some.add(one(of));
    }
    return List.copyOf(some);
  }

  private String one(List<String> of) {
    return of.get(lots.nextInt(of.size()));
  }
}
