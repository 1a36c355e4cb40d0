package dev.comanda.log.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who waits for whom, and who is served next. */
class CommandQueueTest {
  private static final boolean FREE = false;
  private static final boolean BUSY = true;

  private final Notes notes = new Notes();
  private final CommandQueue queue = new CommandQueue(100);
  private final UUID here = Ids.next();
  private final UUID there = Ids.next();

  private Entry<?, ?> offered(UUID location) {
    var entry = TestLog.entry(Note.at(location, "note", notes));
    assertThat(queue.offer(entry)).isTrue();
    return entry;
  }

  @Test
  void a_lane_in_a_writers_hands_is_given_to_nobody_else() {
    var first = offered(here);
    assertThat(queue.take(FREE, 10)).containsExactly(first);
    var second = offered(here);
    assertThat(queue.take(FREE, 10)).isEmpty();
    first.fail(new IllegalStateException());
    queue.giveBack(List.of(first), Set.of());
    assertThat(queue.take(FREE, 10)).containsExactly(second);
  }

  @Test
  void what_was_not_answered_goes_back_before_what_came_later() {
    var a = offered(here);
    var b = offered(here);
    var c = offered(here);
    var taken = queue.take(FREE, 10);
    var d = offered(here);
    b.fail(new IllegalStateException());
    queue.giveBack(taken, Set.of());
    assertThat(queue.take(FREE, 10)).containsExactly(a, c, d);
  }

  @Test
  void a_busy_lane_is_the_second_writers_until_it_is_free() {
    var a = offered(here);
    queue.giveBack(queue.take(FREE, 10), Set.of(here));
    var b = offered(here);
    var c = offered(there);
    assertThat(queue.take(FREE, 10)).containsExactly(c);
    var busy = queue.take(BUSY, 10);
    assertThat(busy).containsExactly(a, b);
    queue.giveBack(busy, Set.of());
    assertThat(queue.take(FREE, 10)).containsExactly(a, b);
  }

  @Test
  void the_second_writer_takes_one_lane_at_a_time_and_each_has_its_turn() {
    var a = offered(here);
    var b = offered(there);
    queue.giveBack(queue.take(FREE, 10), Set.of(here, there));
    var first = queue.take(BUSY, 10);
    queue.giveBack(first, Set.of(here, there));
    var second = queue.take(BUSY, 10);
    assertThat(List.of(first, second)).containsExactlyInAnyOrder(List.of(a), List.of(b));
  }

  @Test
  void a_hot_lane_leaves_the_next_turn_to_the_others() {
    offered(here);
    offered(here);
    var third = offered(here);
    var other = offered(there);
    var taken = queue.take(FREE, 2);
    assertThat(taken).hasSize(2);
    taken.forEach(entry -> entry.fail(new IllegalStateException()));
    queue.giveBack(taken, Set.of());
    assertThat(queue.take(FREE, 2)).containsExactly(other, third);
  }

  @Test
  void a_caller_that_gave_up_is_skipped_and_one_that_is_taken_cannot() {
    var gone = offered(here);
    var taken = offered(here);
    assertThat(queue.withdraw(gone)).isTrue();
    assertThat(queue.take(FREE, 10)).containsExactly(taken);
    assertThat(queue.withdraw(taken)).isFalse();
  }

  @Test
  void a_lane_that_all_callers_left_is_forgotten() throws InterruptedException {
    queue.withdraw(offered(here));
    assertThat(queue.take(FREE, 10)).isEmpty();
    var back = offered(here);
    assertThat(queue.await(FREE)).isTrue();
    assertThat(queue.take(FREE, 10)).containsExactly(back);
  }

  @Test
  void an_abandoned_command_does_not_wait_again() {
    var gone = offered(here);
    var taken = queue.take(FREE, 10);
    gone.abandon();
    queue.giveBack(taken, Set.of());
    assertThat(queue.take(FREE, 10)).isEmpty();
  }

  @Test
  void a_writer_that_gathers_begins_when_as_many_are_back_as_it_waits_for() throws Exception {
    offered(here);
    var gathering = CompletableFuture.runAsync(() -> gather(3, Duration.ofMinutes(5)));
    offered(here);
    assertThat(gathering).isNotDone();
    offered(there);
    gathering.get();
    assertThat(queue.take(FREE, 10)).hasSize(3);
  }

  @Test
  void a_writer_that_gathers_begins_without_those_that_do_not_come() {
    var alone = offered(here);
    gather(3, Duration.ofMillis(1));
    assertThat(queue.take(FREE, 10)).containsExactly(alone);
  }

  @Test
  void a_queue_that_is_closed_is_not_gathered_for() {
    offered(here);
    queue.close();
    gather(3, Duration.ofMinutes(5));
    assertThat(queue.take(FREE, 10)).hasSize(1);
  }

  private void gather(int commands, Duration max) {
    try {
      queue.gather(commands, max.toNanos());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void both_writers_end_when_it_is_closed_and_all_is_done() throws Exception {
    var last = offered(here);
    var taken = queue.take(FREE, 10);
    queue.close();
    assertThat(queue.offer(TestLog.entry(Note.at(here, "late", notes)))).isFalse();
    var second = CompletableFuture.supplyAsync(() -> waits(BUSY));
    last.fail(new IllegalStateException());
    queue.giveBack(taken, Set.of());
    assertThat(second.get()).isFalse();
    assertThat(queue.await(FREE)).isFalse();
  }

  private boolean waits(boolean busyLanes) {
    try {
      return queue.await(busyLanes);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
