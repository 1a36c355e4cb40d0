package dev.comanda.live;

import static dev.comanda.live.World.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.live.MemoryLogs.What;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SlowReaderTest {
  private static final int EVENT_BYTES = 10_000;

  private final World world = new World();
  private final Held network = new Held();
  private final Screen slow = new Screen();
  private final Screen.Line line = slow.connect(network);

  private void commitMuch() {
    world.timer.pass(Feed.MERGE_MILLIS);
    var data = "\"" + "x".repeat(EVENT_BYTES) + "\"";
    world.offer(world.logs.append(World.BAR, List.of(new What("order.placed", null, data))));
  }

  @Test
  void commits_while_a_frame_is_on_its_way_go_out_together() {
    world.subscribe(STAFF, line, Optional.empty());
    network.hold();
    world.commit("a");
    world.commit("b");
    world.commit("c", "d");
    assertThat(slow.told()).containsExactly(1L);
    network.release();

    assertThat(slow.told()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(slow.frameTypes()).containsExactly("snapshot", "events", "events");
    assertThat(slow.last().path("from").asLong()).isEqualTo(2);
    assertThat(slow.faults()).isEmpty();
  }

  @Test
  void a_frame_of_waiting_commits_is_bounded() {
    world.subscribe(STAFF, line, Optional.empty());
    network.hold();
    int commits = 20;
    for (int i = 0; i < commits; i++) {
      commitMuch();
    }
    while (network.waiting() > 0) {
      assertThat(slow.frames().getLast().length).isLessThanOrEqualTo(Subscription.MERGED_BYTES_MAX);
      network.release();
    }

    assertThat(slow.told()).hasSize(commits);
    assertThat(slow.faults()).isEmpty();
  }

  @Test
  void a_reader_that_falls_behind_is_cut_and_nobody_else_notices() {
    world.subscribe(STAFF, line, Optional.empty());
    var others = List.of(world.open(STAFF), world.open(STAFF));
    network.hold();
    int commits = 2 * Subscription.WAITING_BYTES_MAX / EVENT_BYTES;
    for (int i = 0; i < commits; i++) {
      commitMuch();
    }

    assertThat(line.closeCode()).isEqualTo(4001);
    assertThat(slow.told()).hasSize(1);
    for (var other : others) {
      assertThat(other.told()).hasSize(commits);
      assertThat(other.faults()).isEmpty();
    }
  }

  @Test
  void who_was_cut_comes_back_and_misses_nothing() {
    world.subscribe(STAFF, line, Optional.empty());
    network.hold();
    int commits = 2 * Subscription.WAITING_BYTES_MAX / EVENT_BYTES;
    for (int i = 0; i < commits; i++) {
      commitMuch();
    }
    world.resume(slow, STAFF, 1, slow.told().getLast());

    assertThat(slow.told())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, commits).boxed().toList());
    assertThat(slow.frameTypes()).doesNotContain("gap");
    assertThat(slow.faults()).isEmpty();
  }

  @Test
  void one_large_commit_does_not_cut_a_reader_that_keeps_up() {
    world.subscribe(STAFF, line, Optional.empty());
    var data = "\"" + "x".repeat(2 * Subscription.WAITING_BYTES_MAX) + "\"";
    world.offer(world.logs.append(World.BAR, List.of(new What("order.placed", null, data))));

    assertThat(slow.told()).containsExactly(1L);
    assertThat(line.closeCode()).isZero();
  }

  @Test
  void a_peer_that_takes_nothing_for_a_minute_is_dropped() {
    world.subscribe(STAFF, line, Optional.empty());
    network.hold();
    world.commit("a");
    world.pass((Subscription.UNSENT_PINGS_MAX - 1) * Hub.PING_SECONDS * 1000L);
    assertThat(line.closeCode()).isZero();
    world.pass(Hub.PING_SECONDS * 1000L);

    assertThat(line.closeCode()).isEqualTo(4001);
    assertThat(world.hub.locations()).isZero();
  }

  @Test
  void a_peer_that_is_gone_is_forgotten() {
    world.subscribe(STAFF, line, Optional.empty());
    slow.connect();
    world.commit("a");

    assertThat(world.hub.locations()).isZero();
  }
}
