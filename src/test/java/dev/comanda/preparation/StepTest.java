package dev.comanda.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.json.Json;
import dev.comanda.location.Consumption;
import dev.comanda.location.Quantity;
import dev.comanda.order.Order;
import dev.comanda.order.line.Line;
import dev.comanda.preparation.Progress.Hand;
import dev.comanda.preparation.Progress.Worker;
import dev.comanda.preparation.Ticket.Held;
import dev.comanda.preparation.Ticket.State;
import dev.comanda.preparation.ready.Measured;
import dev.comanda.preparation.seen.TicketParts;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What may be done to a ticket in which state, and what becomes of it. */
class StepTest {
  private static final Instant NOW = Instant.parse("2026-11-27T19:00:00Z");
  private static final UUID AT = UUID.randomUUID();
  private static final Worker COOK = new Worker("kofi", "Kofi", Worker.Kind.PERSON);
  private static final Worker OTHER = new Worker("robot 2", "Robot 2", Worker.Kind.ROBOT);
  private static final Station PEOPLE =
      new Station(UUID.randomUUID(), AT, "Kitchen", Station.Kind.PEOPLE, 15, 4, 0, 0, false, 1);
  private static final Station ROBOTS =
      new Station(UUID.randomUUID(), AT, "Robots", Station.Kind.ROBOTS, 4, 1, 0, 1, false, 1);
  private static final int SERIAL = 42;

  private static final Step.Circumstances HERE =
      new Step.Circumstances(
          NOW, new StationsForOrder.Here(List.of(PEOPLE, ROBOTS), Measured.NOTHING), () -> SERIAL);

  private static Ticket ticket(Station station) {
    var line =
        new CardLine(
            1,
            UUID.randomUUID(),
            "Steak frites",
            Quantity.of("2"),
            "piece",
            List.of("Rare"),
            "no salt",
            List.of(),
            Line.State.ORDERED,
            null);
    var card =
        new Card(
            7,
            null,
            "Table 2",
            null,
            null,
            null,
            Order.Source.GUEST,
            UUID.randomUUID(),
            Consumption.EAT_IN,
            15,
            null,
            null,
            List.of(line),
            false);
    var waits = Progress.queued(station.id(), null, NOW.minusSeconds(60), NOW.minusSeconds(60));
    return new Ticket(UUID.randomUUID(), AT, UUID.randomUUID(), 1, null, card, waits, 1);
  }

  /** A ticket of people in a state. */
  private static Ticket in(State state) {
    var ticket = ticket(PEOPLE);
    var waits = ticket.progress();
    var fired = waits.fired(new Hand(COOK, true, null, null), NOW.minusSeconds(30));
    var now =
        switch (state) {
          case QUEUED -> waits;
          case FIRED -> fired;
          case READY -> fired.ready(NOW.minusSeconds(20));
          case SERVED -> fired.ready(NOW.minusSeconds(20)).served(NOW.minusSeconds(10));
          case HELD -> fired.held(Held.SILENT);
          case CANCELLED -> waits.cancelled();
        };
    return ticket.with(now);
  }

  private static String outcome(Step step, Ticket ticket) {
    try {
      var after = step.of(ticket, HERE);
      return after.equals(ticket) ? "same" : after.progress().state().name();
    } catch (Refused e) {
      return e.code() == Code.INVALID ? e.faults().getFirst().code() : e.code().wireName();
    }
  }

  @Test
  void what_goes_elsewhere_or_was_for_an_earlier_day_is_to_be_begun_now() {
    var grill =
        new Station(UUID.randomUUID(), AT, "Grill", Station.Kind.PEOPLE, 15, 4, 0, 2, false, 1);
    var stations = new StationsForOrder.Here(List.of(PEOPLE, grill), Measured.NOTHING);
    var here = new Step.Circumstances(NOW, stations, () -> SERIAL);
    var later = ticket(PEOPLE);
    var ahead = later.with(later.progress().dueAt(NOW.plusSeconds(900)));
    assertThat(new Step.Send(grill.id()).of(ahead, here).progress().fireAt()).isEqualTo(NOW);
    assertThat(new Step.Send(PEOPLE.id()).of(ahead, HERE)).isEqualTo(ahead);
    var old = later.with(later.progress().dueAt(NOW.minus(Duration.ofHours(19))));
    var left = new Step.LeaveOver().of(old, HERE);
    assertThat(left.progress().held()).isEqualTo(Held.LEFT_OVER);
    assertThat(new Step.LeaveOver().of(later, HERE)).isEqualTo(later);
    assertThat(new Step.Send(PEOPLE.id()).of(left, HERE).progress().fireAt()).isEqualTo(NOW);
    var ready = new Step.Ready().of(old, HERE);
    var again = new Step.Recall(State.READY).of(ready, HERE);
    assertThat(new Step.LeaveOver().of(again, HERE)).isEqualTo(again);
  }

  @Test
  void every_step_in_every_state_comes_to_this() {
    var steps = new LinkedHashMap<String, Step>();
    steps.put("start", new Step.Start(COOK));
    steps.put("start of another", new Step.Start(OTHER));
    steps.put("ready", new Step.Ready());
    steps.put("serve", new Step.Serve());
    steps.put("recall from ready", new Step.Recall(State.READY));
    steps.put("recall from served", new Step.Recall(State.SERVED));
    steps.put("send", new Step.Send(ROBOTS.id()));
    steps.put("rush", new Step.Rush(true));
    steps.put("reject", new Step.Reject(COOK.key()));
    var table =
        steps.entrySet().stream()
            .map(
                step ->
                    step.getKey()
                        + ": "
                        + Arrays.stream(State.values())
                            .map(state -> outcome(step.getValue(), in(state)))
                            .collect(Collectors.joining(" ")))
            .toList();
    assertThat(table)
        .containsExactly(
            "start: FIRED same ticket_state ticket_state ticket_state ticket_state",
            "start of another: FIRED ticket_state ticket_state ticket_state ticket_state ticket_state",
            "ready: READY READY same same READY ticket_state",
            "serve: SERVED SERVED SERVED same SERVED ticket_state",
            "recall from ready: same same FIRED ticket_state ticket_state ticket_state",
            "recall from served: ticket_state ticket_state same READY ticket_state ticket_state",
            "send: robots robots ticket_state ticket_state robots ticket_state",
            "rush: QUEUED FIRED ticket_state ticket_state HELD ticket_state",
            "reject: lease_lost HELD lease_lost lease_lost lease_lost lease_lost");
  }

  /** The order of the states is that of the enum: what is repeated changes nothing further. */
  @Test
  void what_is_repeated_changes_nothing() {
    for (var step :
        List.of(
            new Step.Start(COOK),
            new Step.Ready(),
            new Step.Serve(),
            new Step.Recall(State.READY),
            new Step.Recall(State.SERVED),
            new Step.Rush(true),
            new Step.Confirm())) {
      for (var state : State.values()) {
        try {
          var once = step.of(in(state), HERE);
          assertThat(step.of(once, HERE)).as(step + " in " + state).isEqualTo(once);
        } catch (Refused e) {
          assertThat(e.code()).isEqualTo(Code.TICKET_STATE);
        }
      }
    }
  }

  @Test
  void what_silence_does_depends_on_whether_it_was_begun() {
    var waits = ticket(PEOPLE);
    var lapsed = new Hand(OTHER, false, null, NOW);
    var begun = new Hand(OTHER, true, null, NOW);
    var lasts = new Hand(OTHER, true, null, NOW.plusSeconds(1));
    assertThat(silence(waits.with(waits.progress().fired(lapsed, NOW))).state())
        .isEqualTo(State.QUEUED);
    assertThat(silence(waits.with(waits.progress().fired(begun, NOW))))
        .extracting(Progress::state, Progress::held)
        .containsExactly(State.HELD, Held.SILENT);
    assertThat(silence(waits.with(waits.progress().fired(lasts, NOW))).state())
        .isEqualTo(State.FIRED);
    assertThat(silence(waits)).isEqualTo(waits.progress());
  }

  private static Progress silence(Ticket ticket) {
    return new Step.Silence().of(ticket, HERE).progress();
  }

  @Test
  void who_rejects_a_ticket_does_not_get_it_again() {
    var waits = ticket(PEOPLE);
    var offered = waits.with(waits.progress().fired(new Hand(OTHER, false, null, NOW), NOW));
    var back = new Step.Reject(OTHER.key()).of(offered, HERE);
    assertThat(back.progress().state()).isEqualTo(State.QUEUED);
    assertThat(back.progress().rejectedBy()).containsExactly(OTHER.key());
    assertThat(back.progress().sortAt()).isEqualTo(waits.progress().sortAt());
    assertThat(new Step.Reject(OTHER.key()).of(back, HERE)).isEqualTo(back);
  }

  @Test
  void robots_get_a_unit_with_a_serial_and_cannot_unmake_it() {
    var unit = ticket(PEOPLE);
    var card = unit.card();
    var one =
        new Card(
            card.orderNumber(),
            1,
            card.place(),
            null,
            null,
            null,
            card.source(),
            card.placedBy(),
            card.consumption(),
            card.minutes(),
            card.promise(),
            card.taken(),
            card.lines(),
            false);
    var sent = new Step.Send(ROBOTS.id()).of(unit.with(one, unit.progress()), HERE);
    assertThat(sent.progress().serial()).isEqualTo(SERIAL);
    assertThat(sent.progress().fromStationId()).isEqualTo(PEOPLE.id());
    var made = new Step.Ready().of(sent, HERE);
    assertThatThrownBy(() -> new Step.Recall(State.READY).of(made, HERE))
        .hasMessageContaining("robot");
    assertThatThrownBy(() -> new Step.Send(UUID.randomUUID()).of(sent, HERE))
        .hasMessageContaining("no such station");
  }

  @Test
  void what_changes_on_a_card_stays_until_it_is_confirmed() {
    var fired = in(State.FIRED);
    var moved = fired.card().moved("Table 9").moved("Table 5");
    assertThat(moved)
        .extracting(Card::place, Card::movedFrom, Card::unconfirmed)
        .containsExactly("Table 5", "Table 2", true);
    assertThat(moved.moved("Table 2").unconfirmed()).isFalse();
    var seen = new Step.Confirm().of(fired.with(moved, fired.progress()), HERE);
    assertThat(seen.card())
        .extracting(Card::place, Card::movedFrom, Card::unconfirmed)
        .containsExactly("Table 5", null, false);
    assertThat(seen.progress().state()).isEqualTo(State.FIRED);
  }

  @Test
  void a_rush_comes_a_quarter_of_an_hour_earlier() {
    var waits = ticket(PEOPLE).progress();
    assertThat(Duration.between(waits.rushed(true).sortAt(), waits.sortAt()))
        .isEqualTo(Duration.ofMinutes(15));
    assertThat(Optional.of(waits.rushed(true).rushed(false))).contains(waits);
  }

  @Test
  void a_ticket_reads_as_what_was_written() {
    var parts = TicketParts.forBoard(Json.text(in(State.READY)));
    assertThat(parts.properties().stream().map(Map.Entry::getKey).toList())
        .doesNotContain("place", "lines", "customer_name", "placed_by", "session_id");
  }
}
