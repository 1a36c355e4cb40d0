package dev.comanda.live;

import static dev.comanda.live.World.BAR;
import static dev.comanda.live.World.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What other nodes commit comes to this one as a ring, or is found by the poll. */
class RingsTest {
  private final World world = new World();

  private void ring(long lastSeq) {
    world.hub.rung(Map.of(BAR, lastSeq));
    world.steps.all();
  }

  @Test
  void a_ring_lets_the_screens_have_what_another_node_committed() {
    var screen = world.open(STAFF);
    world.append("a", "b");
    ring(2);

    assertThat(screen.told()).containsExactly(1L, 2L);
    assertThat(screen.faults()).isEmpty();
  }

  @Test
  void a_ring_for_what_is_known_reads_nothing() {
    world.open(STAFF);
    world.commit("a");
    int reads = world.logs.reads();
    ring(1);

    assertThat(world.logs.reads()).isEqualTo(reads);
  }

  @Test
  void a_ring_for_a_location_that_nobody_looks_at_reads_nothing() {
    int reads = world.logs.reads();
    ring(7);

    assertThat(world.logs.reads()).isEqualTo(reads);
  }

  @Test
  void events_of_two_nodes_are_told_once_and_in_the_logs_order() {
    var screen = world.open(STAFF);
    world.append("theirs");
    var ours = world.append("ours");
    world.append("theirs");
    world.offer(ours);
    ring(3);
    ring(1);
    world.pass(Feed.MERGE_MILLIS);

    assertThat(screen.told()).containsExactly(1L, 2L, 3L);
    assertThat(screen.faults()).isEmpty();
  }

  @Test
  void after_rings_were_missed_the_log_is_looked_at_at_once() {
    var screen = world.open(STAFF);
    world.append("missed");
    world.hub.missed();
    world.steps.all();

    assertThat(screen.told()).containsExactly(1L);
  }

  @Test
  void a_ring_that_is_lost_is_covered_by_the_poll() {
    var screen = world.open(STAFF);
    world.append("lost");
    world.pass(Hub.POLL_MILLIS + Feed.MERGE_MILLIS);

    assertThat(screen.told()).containsExactly(1L);
  }
}
