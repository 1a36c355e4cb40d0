package dev.comanda.demo.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.life.Cook.Deed;
import dev.comanda.demo.life.Cook.Slip;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a simulated cook does at a station, by what stands there. */
class CookTest {
  private static final Instant START = Instant.parse("2026-11-20T18:00:00Z");
  private static final Duration LATER = Duration.ofMinutes(10);

  private final Cook cook = new Cook(1);

  @Test
  void a_ticket_is_begun_made_and_taken_out_each_in_its_time() {
    var queued = slip(1, 1, "queued", null, null);
    assertThat(cook.next(List.of(queued), START)).isEmpty();
    assertThat(cook.next(List.of(queued), START.plus(LATER))).contains(deed(queued, "start"));
    cook.did(queued.id(), 2);
    var begun = START.plus(LATER);
    var fired = slip(1, 2, "fired", begun, null);
    assertThat(cook.next(List.of(fired), begun.plusSeconds(5))).isEmpty();
    assertThat(cook.next(List.of(fired), begun.plus(LATER))).contains(deed(fired, "ready"));
    cook.did(queued.id(), 3);
    var made = begun.plus(LATER);
    var ready = slip(1, 3, "ready", begun, made);
    assertThat(cook.next(List.of(ready), made.plusSeconds(5))).isEmpty();
    assertThat(cook.next(List.of(ready), made.plus(LATER))).contains(deed(ready, "served"));
    cook.did(queued.id(), 4);
    assertThat(cook.next(List.of(slip(1, 4, "served", begun, made)), made.plus(LATER))).isEmpty();
  }

  @Test
  void no_more_is_begun_than_hands_can_hold() {
    var slips = new ArrayList<Slip>();
    for (int i = 1; i <= Cook.HANDS; i++) {
      slips.add(slip(i, 2, "fired", START.plus(LATER), null));
    }
    slips.add(slip(9, 1, "queued", null, null));
    assertThat(cook.next(slips, START.plus(LATER))).isEmpty();
    slips.removeFirst();
    assertThat(cook.next(slips, START.plus(LATER)).map(Deed::step)).contains("start");
  }

  @Test
  void what_is_held_is_left_to_people() {
    assertThat(cook.next(List.of(slip(1, 1, "held", null, null)), START.plus(LATER))).isEmpty();
  }

  @Test
  void whoever_else_touches_a_ticket_has_the_station_for_a_while() {
    var one = slip(1, 1, "queued", null, null);
    var other = slip(2, 1, "queued", null, null);
    var now = START.plus(LATER);
    cook.next(List.of(one, other), START);
    var bumped = slip(1, 2, "ready", now, now);
    assertThat(cook.next(List.of(bumped, other), now)).isEmpty();
    var before = now.plus(Cook.STEPS_BACK).minusSeconds(1);
    assertThat(cook.next(List.of(bumped, other), before)).isEmpty();
    assertThat(cook.next(List.of(bumped, other), now.plus(Cook.STEPS_BACK)))
        .contains(deed(bumped, "served"));
  }

  @Test
  void a_hasty_cook_takes_a_part_of_the_time() {
    var queued = slip(1, 1, "queued", null, null);
    assertThat(new Cook(60).next(List.of(queued), START.plusSeconds(1)).map(Deed::step))
        .contains("start");
  }

  private static Deed deed(Slip slip, String step) {
    return new Deed(slip.id(), slip.version(), step);
  }

  private static Slip slip(
      int id, int version, String state, @Nullable Instant firedAt, @Nullable Instant readyAt) {
    return new Slip(new UUID(0, id), version, state, false, 15, START, firedAt, readyAt);
  }
}
