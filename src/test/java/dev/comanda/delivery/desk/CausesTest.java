package dev.comanda.delivery.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.course.Hours;
import dev.comanda.delivery.course.Reason;
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
    return health(hours, depth, credentials, gate, oldest, null, true);
  }

  /** One that was looked at, where nothing waits. */
  private static Health looked(LoginState credentials, Health.Canary canary, boolean active) {
    return health(null, NOTHING, credentials, gate(Pulse.Way.OPEN), NOW, canary, active);
  }

  private static Health health(
      @Nullable Hours hours,
      Health.Depth depth,
      LoginState credentials,
      Health.@Nullable Gate gate,
      Instant oldest,
      Health.@Nullable Canary canary,
      boolean active) {
    return new Health(
        ONE,
        AT,
        "bennys",
        "Bennys",
        "lines",
        new Health.Wanted(active, true, true, false, false),
        hours,
        credentials,
        gate != null,
        gate,
        depth,
        oldest,
        null,
        canary,
        true,
        0,
        List.of(),
        List.of());
  }

  /** The same that is looked at no more by itself. */
  private static Health never(Health of) {
    return new Health(
        of.integrationId(),
        of.locationId(),
        of.slug(),
        of.workshop(),
        of.connector(),
        of.wanted(),
        of.hours(),
        of.credentials(),
        of.running(),
        of.gate(),
        of.depth(),
        of.oldestWaitingAt(),
        of.lastSuccessAt(),
        of.canary(),
        false,
        of.parkedLanes(),
        of.parked(),
        of.alerts());
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
  void what_is_told_once_says_no_number_that_another_is_the_next_moment() {
    var few = causes.change(List.of(many(1)), List.of(), NOW).begun();
    var more = causes.change(List.of(many(17)), List.of(), NOW).begun();
    assertThat(few).extracting(Alert::cause).contains(Cause.UNKNOWN, Cause.ERROR, Cause.VOID);
    assertThat(more).isEqualTo(few);
  }

  private static Health many(int lines) {
    var depth = new Health.Depth(0, 0, lines, lines, 0, lines);
    return health(null, depth, LoginState.SET, gate(Pulse.Way.OPEN), NOW, null, true);
  }

  private static Health.Canary canary(boolean scheduled, @Nullable Reason wrong) {
    return new Health.Canary(
        NOW, wrong == null, scheduled, wrong, "open worksheets", 1, wrong != null);
  }

  @Test
  void a_changed_page_is_told_where_nobody_has_just_looked_and_is_over_when_all_is_well() {
    var wrong = new Reason("page_unknown", "There is no table.");
    var begun = looked(LoginState.SET, canary(true, wrong), true);
    assertThat(begun(begun)).containsExactly(Cause.CANARY);
    var text = causes.change(List.of(begun), List.of(), NOW).begun().getFirst().text();
    assertThat(text).contains("open worksheets");
    assertThat(begun(looked(LoginState.SET, canary(false, wrong), true))).isEmpty();
    assertThat(begun(looked(LoginState.SET, canary(true, wrong), false))).isEmpty();
    assertThat(begun(looked(LoginState.REFUSED, canary(true, wrong), true)))
        .containsExactly(Cause.CREDENTIALS);
    var known = List.of(told(Cause.CANARY));
    var still = looked(LoginState.SET, canary(false, wrong), true);
    assertThat(causes.change(List.of(still), known, NOW).none()).isTrue();
    for (boolean scheduled : new boolean[] {true, false}) {
      var mended = looked(LoginState.SET, canary(scheduled, null), true);
      assertThat(causes.change(List.of(mended), known, NOW).over()).isEqualTo(known);
    }
  }

  @Test
  void a_look_that_was_not_let_in_has_seen_no_page_whatever_becomes_of_who_signs_in() {
    var shut = new Reason("credentials_refused", "The ERP does not take the password.");
    var look = new Health.Canary(NOW, false, true, shut, "sign in", 1, false);
    assertThat(begun(looked(LoginState.SET, look, true))).isEmpty();
  }

  @Test
  void what_nobody_looks_at_by_itself_any_more_is_over() {
    var wrong = canary(true, new Reason("page_unknown", "There is no table."));
    var unwatched = never(looked(LoginState.SET, wrong, true));
    assertThat(begun(unwatched)).isEmpty();
    var known = List.of(told(Cause.CANARY));
    assertThat(causes.change(List.of(unwatched), known, NOW).over()).isEqualTo(known);
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
