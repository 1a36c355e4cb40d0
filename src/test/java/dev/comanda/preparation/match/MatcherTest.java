package dev.comanda.preparation.match;

import static dev.comanda.preparation.match.Bar.NOW;
import static dev.comanda.preparation.match.Bar.ZONE;
import static dev.comanda.preparation.match.Bar.dueIn;
import static dev.comanda.preparation.match.Bar.forCustomer;
import static dev.comanda.preparation.match.Bar.hours;
import static dev.comanda.preparation.match.Bar.hurried;
import static dev.comanda.preparation.match.Bar.id;
import static dev.comanda.preparation.match.Bar.makes;
import static dev.comanda.preparation.match.Bar.notFor;
import static dev.comanda.preparation.match.Bar.rejectedBy;
import static dev.comanda.preparation.match.Bar.ticket;
import static dev.comanda.preparation.match.Bar.worker;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who gets which ticket, and why the others wait on. */
class MatcherTest {
  private static final WorkFilter ALL = WorkFilter.ALL;

  @Test
  void the_oldest_ticket_goes_to_who_has_waited_longest() {
    var matching =
        pair(
            List.of(ticket(1, "Mojito", 10), ticket(2, "Mojito", 30), ticket(3, "Mojito", 20)),
            List.of(worker(11, ALL, 5), worker(12, ALL, 50)));
    assertThat(Bar.pairs(matching)).containsExactly("2>12", "3>11");
    assertThat(Bar.left(matching)).containsExactly("1 OTHERS_FIRST");
  }

  @Test
  void what_is_hurried_comes_first_and_then_what_is_due_first() {
    var early = dueIn(ticket(1, "Mojito", 600), -60);
    var late = dueIn(ticket(2, "Mojito", 600), -30);
    var rush = hurried(dueIn(ticket(3, "Mojito", 10), -10));
    var matching = pair(List.of(late, early, rush), List.of(worker(11, ALL, 1)));
    assertThat(Bar.pairs(matching)).containsExactly("3>11");
    assertThat(Bar.left(matching)).containsExactly("1 OTHERS_FIRST", "2 OTHERS_FIRST");
  }

  @Test
  void what_waits_too_long_is_as_urgent_as_what_is_hurried() {
    var forgotten = ticket(1, "Mojito", 15 * 60 + 1);
    var patient = ticket(2, "Mojito", 15 * 60);
    var rush = hurried(ticket(3, "Mojito", 10));
    var matching = pair(List.of(rush, patient, forgotten), List.of(worker(11, ALL, 1)));
    assertThat(Bar.pairs(matching)).containsExactly("1>11");
    assertThat(Bar.left(matching)).containsExactly("3 OTHERS_FIRST", "2 OTHERS_FIRST");
  }

  @Test
  void what_was_ordered_early_for_a_late_hour_has_not_waited() {
    var ordered = dueIn(ticket(1, "Mojito", 3600), -5);
    var rush = hurried(ticket(2, "Mojito", 1));
    assertThat(Bar.pairs(pair(List.of(ordered, rush), List.of(worker(11, ALL, 1)))))
        .containsExactly("2>11");
  }

  @Test
  void nothing_is_begun_before_its_time_unless_it_is_hurried() {
    var now = dueIn(ticket(1, "Mojito", 60), 0);
    var later = dueIn(ticket(2, "Mojito", 60), 1);
    var workers = List.of(worker(11, ALL, 1), worker(12, ALL, 2));
    var matching = pair(List.of(later, now), workers);
    assertThat(Bar.pairs(matching)).containsExactly("1>12");
    assertThat(Bar.left(matching)).containsExactly("2 NOT_DUE");
    var hurried = pair(List.of(hurried(later), now), workers);
    assertThat(Bar.pairs(hurried)).containsExactlyInAnyOrder("1>11", "2>12");
  }

  @Test
  void without_workers_the_reason_is_that_nobody_is_free() {
    var matching =
        pair(List.of(ticket(1, "Mojito", 1), dueIn(ticket(2, "Mojito", 1), 9)), List.of());
    assertThat(Bar.left(matching)).containsExactly("1 NOBODY_FREE", "2 NOT_DUE");
    assertThat(pair(List.of(), List.of(worker(11, ALL, 1))))
        .isEqualTo(new Matching(List.of(), List.of()));
  }

  @Test
  void who_makes_only_one_drink_is_not_starved_by_who_makes_all() {
    var picky = worker(11, makes("Mojito"), 1);
    var flexible = worker(12, ALL, 100);
    var matching =
        pair(
            List.of(ticket(1, "Mojito", 20), ticket(2, "Gin Tonic", 10)), List.of(flexible, picky));
    assertThat(Bar.pairs(matching)).containsExactly("1>11", "2>12");
  }

  @Test
  void a_later_ticket_never_takes_what_an_earlier_one_needs() {
    var only = worker(11, makes("Mojito", "Gin Tonic"), 1);
    var matching =
        pair(List.of(ticket(1, "Gin Tonic", 20), ticket(2, "Mojito", 10)), List.of(only));
    assertThat(Bar.pairs(matching)).containsExactly("1>11");
  }

  @Test
  void of_two_who_fit_as_well_the_one_who_has_waited_longer_works() {
    var matching =
        pair(
            List.of(ticket(1, "Mojito", 20)),
            List.of(worker(11, makes("Mojito"), 1), worker(12, ALL, 2), worker(13, ALL, 1)));
    assertThat(Bar.pairs(matching)).containsExactly("1>12");
  }

  @Test
  void who_gave_a_ticket_back_does_not_get_it_again() {
    var given = rejectedBy(ticket(1, "Mojito", 20), "robot 11");
    var matching = pair(List.of(given), List.of(worker(11, ALL, 9)));
    assertThat(Bar.left(matching)).containsExactly("1 REJECTED");
    assertThat(Bar.pairs(pair(List.of(given), List.of(worker(11, ALL, 9), worker(12, ALL, 1)))))
        .containsExactly("1>12");
  }

  @Test
  void the_reason_is_that_of_the_worker_who_came_nearest() {
    var ticket = forCustomer(ticket(1, "Mojito", 20), "Ada");
    var workers = new ArrayList<FreeWorker>();
    workers.add(worker(11, makes("Gin Tonic"), 1));
    assertThat(why(ticket, workers)).isEqualTo(WhyNot.NO_WORKER_MAKES_IT);
    workers.add(worker(12, notFor("ada"), 1));
    assertThat(why(ticket, workers)).isEqualTo(WhyNot.CUSTOMER_EXCLUDED);
    workers.add(worker(13, hours("08:00", "12:00"), 1));
    assertThat(why(ticket, workers)).isEqualTo(WhyNot.OUTSIDE_HOURS);
    workers.add(worker(14, ALL, 1));
    assertThat(why(rejectedBy(ticket, "robot 14"), workers)).isEqualTo(WhyNot.REJECTED);
    assertThat(Bar.pairs(pair(List.of(ticket), workers))).containsExactly("1>14");
  }

  @Test
  void a_ticket_of_two_products_needs_one_who_makes_both() {
    var both =
        new WaitingTicket(
            id(1),
            Bar.products("Mojito", "Gin Tonic"),
            Optional.empty(),
            false,
            NOW,
            NOW,
            Set.of());
    assertThat(why(both, List.of(worker(11, makes("Mojito"), 1))))
        .isEqualTo(WhyNot.NO_WORKER_MAKES_IT);
    assertThat(Bar.pairs(pair(List.of(both), List.of(worker(12, makes("mojito", "gin tonic"), 1)))))
        .containsExactly("1>12");
  }

  @Test
  void hours_go_by_the_clock_of_the_place() {
    var worker = worker(11, hours("21:30", "21:31"), 1);
    var ticket = ticket(1, "Mojito", 120);
    assertThat(matchedAt(ticket, worker, NOW.minusMillis(1))).isFalse();
    assertThat(matchedAt(ticket, worker, NOW)).isTrue();
    assertThat(matchedAt(ticket, worker, NOW.plusSeconds(59))).isTrue();
    assertThat(matchedAt(ticket, worker, NOW.plusSeconds(60))).isFalse();
  }

  @Test
  void a_thousand_tickets_and_fifty_workers_are_paired_whole() {
    var tickets = new ArrayList<WaitingTicket>();
    var workers = new ArrayList<FreeWorker>();
    for (int i = 0; i < 1000; i++) {
      tickets.add(ticket(i, i % 3 == 0 ? "Gin Tonic" : "Mojito", 1000 - i));
    }
    for (int i = 0; i < 50; i++) {
      workers.add(worker(2000 + i, i < 40 ? makes("Gin Tonic") : ALL, i));
    }
    var matching = pair(tickets, workers);
    assertThat(matching.pairs()).hasSize(50);
    assertThat(matching.left()).hasSize(950).allMatch(left -> left.why() == WhyNot.OTHERS_FIRST);
    assertThat(matching.pairs())
        .filteredOn(pair -> pair.ticket().products().getFirst().name().equals("Mojito"))
        .hasSize(10);
  }

  @Test
  void hours_over_midnight_and_equal_ones_are_told_apart() {
    var ticket = ticket(1, "Mojito", 1);
    var night = hours("22:00", "02:00");
    assertThat(night.refuses(ticket, LocalTime.of(21, 59))).contains(WhyNot.OUTSIDE_HOURS);
    assertThat(night.refuses(ticket, LocalTime.of(22, 0))).isEmpty();
    assertThat(night.refuses(ticket, LocalTime.MIDNIGHT)).isEmpty();
    assertThat(night.refuses(ticket, LocalTime.of(1, 59))).isEmpty();
    assertThat(night.refuses(ticket, LocalTime.of(2, 0))).contains(WhyNot.OUTSIDE_HOURS);
    assertThat(hours("09:00", "09:00").refuses(ticket, LocalTime.NOON)).isEmpty();
  }

  private static boolean matchedAt(WaitingTicket ticket, FreeWorker worker, Instant at) {
    return !Matcher.pair(List.of(ticket), List.of(worker), at, ZONE).pairs().isEmpty();
  }

  private static WhyNot why(WaitingTicket ticket, List<FreeWorker> workers) {
    return pair(List.of(ticket), workers).left().getFirst().why();
  }

  private static Matching pair(List<WaitingTicket> tickets, List<FreeWorker> workers) {
    return Matcher.pair(tickets, workers, NOW, ZONE);
  }
}
