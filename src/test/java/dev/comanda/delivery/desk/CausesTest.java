package dev.comanda.delivery.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.course.Hours;
import dev.comanda.delivery.integration.Integration.LoginState;
import dev.comanda.delivery.run.Pulse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told of an integration, and when it is over. */
class CausesTest {
  private static final Instant NOW = Instant.parse("2026-05-31T18:00:00Z");
  private static final UUID AT = new UUID(0, 1);
  private static final UUID ONE = new UUID(0, 2);
  private static final Health.Depth NOTHING = new Health.Depth(0, 0, 0, 0, 0, 0);

  private final Causes causes = new Causes(Duration.ofMinutes(15));

  private static Health health(
      Health.Depth depth, LoginState credentials, Health.@Nullable Gate gate, Instant oldest) {
    return health(null, depth, credentials, gate, oldest);
  }

  private static Health health(
      @Nullable Hours hours,
      Health.Depth depth,
      LoginState credentials,
      Health.@Nullable Gate gate,
      Instant oldest) {
    return new Health(
        ONE,
        AT,
        "bennys",
        "Bennys",
        new Health.Wanted(true, true, true, false),
        hours,
        credentials,
        gate != null,
        gate,
        depth,
        oldest,
        null,
        0,
        List.of(),
        List.of());
  }

  private static Health.Gate gate(Pulse.Way way) {
    return new Health.Gate(way, null, null);
  }

  private List<Cause> begun(Health health) {
    return causes.change(List.of(health), List.of(), NOW).begun().stream()
        .map(Alert::cause)
        .toList();
  }

  private static Alert told(Cause cause) {
    return new Alert(ONE, "bennys", "Bennys", cause, "It is so.", NOW, AT);
  }

  @Test
  void each_cause_is_told_by_itself() {
    var well = gate(Pulse.Way.OPEN);
    assertThat(begun(health(NOTHING, LoginState.SET, well, NOW))).isEmpty();
    var both = new Health.Depth(3, 4, 1, 2, 0, 5);
    assertThat(begun(health(both, LoginState.SET, well, NOW)))
        .containsExactly(Cause.UNKNOWN, Cause.ERROR, Cause.VOID);
    assertThat(begun(health(NOTHING, LoginState.REFUSED, well, NOW)))
        .containsExactly(Cause.CREDENTIALS);
    assertThat(begun(health(NOTHING, LoginState.SET, gate(Pulse.Way.CREDENTIALS), NOW)))
        .containsExactly(Cause.CREDENTIALS);
    assertThat(begun(health(NOTHING, LoginState.SET, gate(Pulse.Way.TRYING), NOW)))
        .containsExactly(Cause.UNREACHED);
    assertThat(begun(health(NOTHING, LoginState.SET, gate(Pulse.Way.SLOWED), NOW))).isEmpty();
    var old = NOW.minus(Duration.ofMinutes(15));
    assertThat(begun(health(NOTHING, LoginState.SET, well, old))).isEmpty();
    assertThat(begun(health(NOTHING, LoginState.SET, well, old.minusMillis(1))))
        .containsExactly(Cause.AGE);
  }

  @Test
  void what_was_told_is_not_told_again_and_what_is_gone_is_over() {
    var known = List.of(told(Cause.ERROR), told(Cause.AGE));
    var failed = new Health.Depth(0, 0, 0, 1, 0, 0);
    var seen = health(failed, LoginState.SET, gate(Pulse.Way.OPEN), NOW);
    var change = causes.change(List.of(seen), known, NOW);
    assertThat(change.begun()).isEmpty();
    assertThat(change.over()).containsExactly(told(Cause.AGE));
    assertThat(causes.change(List.of(), known, NOW).over()).isEqualTo(known);
  }

  /** One whose hours are from 06:00 to 02:00, with a line that waits since then. */
  private static Health waits(Instant now, String since) {
    var hours = new Hours(LocalTime.of(6, 0), LocalTime.of(2, 0), ZoneOffset.UTC);
    var way = hours.open(now) ? Pulse.Way.OPEN : Pulse.Way.HOURS;
    return health(hours, NOTHING, LoginState.SET, gate(way), Instant.parse(since));
  }

  @Test
  void what_only_the_hours_keep_waiting_is_not_late() {
    var evening = "2026-05-31T01:50:00Z";
    for (var when : List.of("02:10", "05:59", "06:00", "06:15")) {
      var now = Instant.parse("2026-05-31T" + when + ":00Z");
      assertThat(causes.change(List.of(waits(now, evening)), List.of(), now).none())
          .as(when)
          .isTrue();
    }
    var late = Instant.parse("2026-05-31T06:15:01Z");
    assertThat(causes.change(List.of(waits(late, evening)), List.of(), late).begun()).hasSize(1);
    var fresh = Instant.parse("2026-05-31T08:00:00Z");
    assertThat(
            causes.change(List.of(waits(fresh, "2026-05-31T07:44:00Z")), List.of(), fresh).begun())
        .hasSize(1);
  }

  @Test
  void what_was_told_before_the_hours_ended_is_not_over_by_that() {
    var known = List.of(told(Cause.AGE), told(Cause.UNREACHED));
    for (var when : List.of("03:00", "06:01")) {
      var now = Instant.parse("2026-05-31T" + when + ":00Z");
      var change = causes.change(List.of(waits(now, "2026-05-31T01:00:00Z")), known, now);
      assertThat(change.begun()).isEmpty();
      assertThat(change.over().contains(told(Cause.AGE))).as(when).isFalse();
      assertThat(change.over().contains(told(Cause.UNREACHED))).isEqualTo(when.equals("06:01"));
    }
    var done = Instant.parse("2026-05-31T03:00:00Z");
    assertThat(causes.change(List.of(waits(done, "2026-05-31T02:59:00Z")), known, done).over())
        .containsExactly(told(Cause.AGE));
  }

  @Test
  void where_nobody_says_how_the_erp_is_it_is_as_it_was() {
    var unheard = health(NOTHING, LoginState.SET, null, NOW);
    assertThat(begun(unheard)).isEmpty();
    var known = List.of(told(Cause.UNREACHED));
    assertThat(causes.change(List.of(unheard), known, NOW).none()).isTrue();
    var back = health(NOTHING, LoginState.SET, gate(Pulse.Way.OPEN), NOW);
    assertThat(causes.change(List.of(back), known, NOW).over()).isEqualTo(known);
  }
}
