package dev.comanda.preparation.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.Seed;
import dev.comanda.location.Consumption;
import dev.comanda.location.Quantity;
import dev.comanda.order.Order;
import dev.comanda.order.line.Line;
import dev.comanda.preparation.Card;
import dev.comanda.preparation.CardLine;
import dev.comanda.preparation.Progress;
import dev.comanda.preparation.Progress.Hand;
import dev.comanda.preparation.Progress.Times;
import dev.comanda.preparation.Ticket;
import dev.comanda.preparation.Ticket.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reports of robots mean, and in which order they may come. */
class ReportedTest {
  private static final Instant NOW = Instant.parse("2026-11-27T19:00:00Z");

  private static final List<State> ORDER =
      List.of(State.QUEUED, State.FIRED, State.READY, State.SERVED);

  private static CardLine line() {
    return new CardLine(
        1,
        UUID.randomUUID(),
        "Mojito",
        Quantity.of("1"),
        "piece",
        List.of(),
        null,
        List.of(),
        Line.State.ORDERED,
        null);
  }

  private static Ticket queued() {
    var card =
        new Card(
            7,
            1,
            null,
            null,
            "Static",
            "Large",
            Order.Source.SCAN,
            UUID.randomUUID(),
            Consumption.TAKE_AWAY,
            4,
            null,
            null,
            List.of(line()),
            false);
    var progress =
        new Progress(
            UUID.randomUUID(),
            42,
            State.QUEUED,
            null,
            false,
            NOW,
            NOW,
            Times.NONE,
            Hand.NOBODY,
            null,
            List.of());
    return new Ticket(
        UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 1, null, card, progress, 1);
  }

  @Test
  void in_whatever_order_reports_come_a_drink_never_goes_back_and_is_served_in_the_end() {
    var lots = Seed.of(ReportedTest.class);
    var all = new ArrayList<>(Arrays.asList(RobotStatus.values()));
    all.removeIf(RobotStatus::inVain);
    for (int round = 0; round < 500; round++) {
      Collections.shuffle(all, lots);
      var ticket = queued();
      for (var status : all) {
        var said = Reported.of(ticket, status, "1", NOW);
        assertThat(rank(said.ticket())).as(all.toString()).isGreaterThanOrEqualTo(rank(ticket));
        assertThat(said.reason().isPresent()).isEqualTo(said.ticket().equals(ticket));
        assertThat(Reported.of(said.ticket(), status, "1", NOW).reason()).isPresent();
        ticket = said.ticket();
      }
      assertThat(ticket.progress().state()).isEqualTo(State.SERVED);
      assertThat(ticket.progress().hand().status()).isEqualTo("Order Served");
    }
  }

  private static int rank(Ticket ticket) {
    return ORDER.indexOf(ticket.progress().state());
  }

  @Test
  void only_what_is_being_made_has_to_be_reported_of() {
    var fired = Reported.of(queued(), RobotStatus.RECIPE, "1", NOW).ticket();
    assertThat(fired.progress().hand().leaseUntil()).isEqualTo(NOW.plus(Reported.SILENCE_MAX));
    var ready = Reported.of(fired, RobotStatus.SERVING, "1", NOW).ticket();
    assertThat(ready.progress().hand().leaseUntil()).isNull();
    var later = Reported.of(ready, RobotStatus.COMPLETING, "1", NOW).ticket();
    assertThat(later.progress().state()).isEqualTo(State.READY);
  }

  @Test
  void a_robot_without_a_number_is_any() {
    var fired = Reported.of(queued(), RobotStatus.RECIPE, "3", NOW).ticket();
    var nameless = Reported.of(fired, RobotStatus.PUMPING, "-1", NOW);
    assertThat(nameless.reason()).isEmpty();
    assertThat(Reported.bot(nameless.ticket())).contains("3");
    assertThat(Reported.of(fired, RobotStatus.PUMPING, "4", NOW).reason())
        .contains(Reason.OTHER_WORKER);
  }

  @ParameterizedTest
  @CsvSource({
    "Recieved, RECEIVED",
    "Making Shutout, SHOUTOUT",
    "making shoutout, SHOUTOUT",
    "MIX  COCKTAIL, MIXING",
    "Order Served, SERVED",
  })
  void words_are_known_in_any_letter_case_and_with_the_old_slips(String words, RobotStatus meant) {
    assertThat(RobotStatus.of(words)).contains(meant);
    assertThat(RobotStatus.of(words + "!")).isEqualTo(Optional.empty());
  }
}
