package dev.comanda.live;

import static dev.comanda.live.World.GUESTS;
import static dev.comanda.live.World.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.log.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ResumeTest {
  private final World world = new World();

  @Test
  void a_screen_goes_on_from_any_position() {
    world.append("a", "b", "c");
    world.open(STAFF);
    world.commit("d");
    for (int seq = 0; seq <= 4; seq++) {
      var screen = told(seq);
      world.resume(screen, STAFF, 1, seq);
      assertThat(screen.told()).containsExactly(1L, 2L, 3L, 4L);
      assertThat(screen.position()).isEqualTo("1:4");
      assertThat(screen.frameTypes()).doesNotContain("gap");
      assertThat(screen.faults()).isEmpty();
    }
  }

  /** A screen that knows the events up to a number. */
  private Screen told(int seq) {
    var screen = new Screen();
    var seqs = new ArrayList<Long>();
    for (long s = 1; s <= seq; s++) {
      seqs.add(s);
    }
    screen.connect().send(Frames.snapshot(snapshot(seq, seqs)), ok -> {});
    return screen;
  }

  private record Seqs(List<Long> seqs) {}

  private static Snapshots.Snapshot snapshot(int seq, List<Long> seqs) {
    return new Snapshots.Snapshot(new Position(1, seq), new Seqs(seqs));
  }

  @Test
  void who_missed_nothing_is_told_so_without_asking() {
    world.append("a", "b");
    world.open(STAFF);
    int reads = world.logs.reads();
    var screen = told(2);
    world.resume(screen, STAFF, 1, 2);

    assertThat(world.logs.reads()).isEqualTo(reads);
    assertThat(screen.last().path("type").asText()).isEqualTo("events");
    assertThat(screen.last().path("events")).isEmpty();
    assertThat(screen.position()).isEqualTo("1:2");
    world.commit("c");
    assertThat(screen.told()).containsExactly(1L, 2L, 3L);
    assertThat(screen.faults()).isEmpty();
  }

  @Test
  void in_a_session_the_position_covers_what_is_not_for_it() {
    world.append("order.placed", "session.joined");
    world.appendForAll("order.placed");
    var screen = new Screen();
    screen.connect().send(Frames.snapshot(snapshot(0, List.of())), ok -> {});
    world.resume(screen, GUESTS, 1, 0);

    assertThat(screen.told()).containsExactly(1L);
    assertThat(screen.position()).isEqualTo("1:3");
    world.commit("order.placed");
    assertThat(screen.told()).containsExactly(1L, 4L);
    assertThat(screen.faults()).isEmpty();
  }

  @Test
  void many_missed_events_come_in_pages() {
    for (int i = 0; i < Loader.MISSED_EVENTS_MAX; i++) {
      world.append("a");
    }
    var screen = told(0);
    world.resume(screen, STAFF, 1, 0);

    assertThat(screen.told()).hasSize(Loader.MISSED_EVENTS_MAX);
    assertThat(screen.frameTypes())
        .hasSize(1 + Loader.MISSED_EVENTS_MAX / Loader.PAGE_EVENTS)
        .doesNotContain("gap");
    assertThat(screen.faults()).isEmpty();
  }

  @Test
  void who_missed_too_much_gets_a_gap_and_a_snapshot() {
    for (int i = 0; i <= Loader.MISSED_EVENTS_MAX; i++) {
      world.append("a");
    }
    assertGap(told(0), 1, 0, Loader.MISSED_EVENTS_MAX + 1);
  }

  @Test
  void a_position_of_another_epoch_gets_a_gap_and_a_snapshot() {
    world.append("a", "b");
    world.logs.restore(World.BAR, 2);
    assertGap(told(1), 1, 1, 2);
  }

  @Test
  void a_pruned_position_gets_a_gap_and_a_snapshot() {
    world.append("a", "b", "c");
    world.logs.prune(3);
    assertGap(told(1), 1, 1, 1);
  }

  @Test
  void the_oldest_position_that_can_be_told_is_the_one_before_the_first_event() {
    world.append("a", "b", "c");
    world.logs.prune(3);
    var screen = told(2);
    world.resume(screen, STAFF, 1, 2);

    assertThat(screen.told()).containsExactly(1L, 2L, 3L);
    assertThat(screen.frameTypes()).doesNotContain("gap");
  }

  @Test
  void a_position_in_the_future_gets_a_gap_and_a_snapshot() {
    world.append("a", "b");
    assertGap(told(2), 1, 3, 2);
  }

  private void assertGap(Screen screen, long epoch, long seq, int known) {
    int before = screen.frames().size();
    world.resume(screen, STAFF, epoch, seq);
    assertThat(screen.frameTypes().subList(before, screen.frames().size()))
        .containsExactly("gap", "snapshot");
    assertThat(screen.told()).hasSize(known);
    assertThat(screen.faults()).isEmpty();
  }

  @Test
  void a_waiting_offer_is_not_told_twice() {
    var screen = world.open(STAFF);
    var events = world.append("a", "b");
    world.hub.committed(World.BAR, 1, events);
    var second = world.open(STAFF);
    world.pass(Feed.MERGE_MILLIS);

    assertThat(screen.told()).containsExactly(1L, 2L);
    assertThat(second.told()).containsExactly(1L, 2L);
    assertThat(second.frameTypes()).containsExactly("snapshot");
    assertThat(second.faults()).isEmpty();
  }

  @Test
  void what_is_committed_right_before_the_snapshot_is_told_once() {
    world.snapshots.meanwhile(() -> world.commit("a"), () -> {});
    var screen = world.open(STAFF);
    world.commit("b");

    assertThat(screen.frameTypes()).containsExactly("snapshot", "events");
    assertThat(screen.told()).containsExactly(1L, 2L);
    assertThat(screen.faults()).isEmpty();
  }

  @Test
  void what_is_committed_right_after_the_snapshot_is_told_once() {
    world.snapshots.meanwhile(() -> {}, () -> world.commit("a"));
    var screen = world.open(STAFF);

    assertThat(screen.frameTypes()).containsExactly("snapshot", "events");
    assertThat(screen.told()).containsExactly(1L);
    assertThat(screen.faults()).isEmpty();
  }

  @Test
  void a_restore_while_the_snapshot_is_read_gives_another() {
    world.append("a", "b", "c");
    var once = new AtomicBoolean();
    world.snapshots.meanwhile(
        () -> {},
        () -> {
          if (once.compareAndSet(false, true)) {
            world.logs.restore(World.BAR, 1);
            world.commit("d");
          }
        });
    var screen = world.open(STAFF);
    world.commit("e");

    assertThat(screen.frameTypes()).containsExactly("snapshot", "gap", "snapshot", "events");
    assertThat(screen.told()).containsExactly(1L, 2L, 3L);
    assertThat(screen.position()).isEqualTo("2:3");
    assertThat(screen.faults()).isEmpty();
  }

  @Test
  void a_batch_that_begins_before_the_snapshot_is_trimmed() {
    var screen = world.open(STAFF);
    world.pass(100);
    world.offer(world.append("a"));
    world.offer(world.append("b"));
    var second = world.open(STAFF);
    world.offer(world.append("c"));
    world.pass(Feed.MERGE_MILLIS);

    assertThat(screen.told()).containsExactly(1L, 2L, 3L);
    assertThat(second.told()).containsExactly(1L, 2L, 3L);
    assertThat(second.last().path("from").asLong()).isEqualTo(3);
    assertThat(second.faults()).isEmpty();
  }
}
