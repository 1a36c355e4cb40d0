package dev.comanda.live;

import static dev.comanda.live.World.GUESTS;
import static dev.comanda.live.World.STAFF;
import static dev.comanda.live.World.TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.log.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HubTest {
  private final World world = new World();

  @Test
  void a_screen_gets_a_snapshot_and_then_every_event() {
    world.append("session.opened", "session.verified");
    var screen = world.open(STAFF);
    world.commit("order.placed", "line.voided");
    world.commit("order.cancelled");

    assertThat(screen.frameTypes()).containsExactly("snapshot", "events", "events");
    assertThat(screen.told()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(screen.last().path("position").asText()).isEqualTo("1:5");
    assertThat(screen.last().path("from").asLong()).isEqualTo(5);
    assertThat(screen.faults()).isEmpty();
  }

  @Test
  void an_event_is_told_as_it_stands_in_the_log() {
    var screen = world.open(STAFF);
    world.commit("order.placed");

    var event = screen.last().path("events").path(0);
    assertThat(event.path("position").asText()).isEqualTo("1:1");
    assertThat(event.path("seq").asLong()).isEqualTo(1);
    assertThat(event.path("type").asText()).isEqualTo("order.placed");
    assertThat(event.path("session_id").asText()).isEqualTo(TABLE.toString());
    assertThat(event.path("data").path("for").asText()).isEqualTo("staff");
  }

  @Test
  void an_offer_that_is_doubled_or_late_is_told_once() {
    var screen = world.open(STAFF);
    var first = world.append("a", "b");
    var second = world.append("c");
    world.offer(first);
    world.offer(first);
    world.offer(second);
    world.offer(first);
    world.pass(Feed.MERGE_MILLIS);

    assertThat(screen.told()).containsExactly(1L, 2L, 3L);
    assertThat(screen.faults()).isEmpty();
  }

  @Test
  void a_hole_between_offers_is_read_from_the_log() {
    var screen = world.open(STAFF);
    world.append("lost");
    world.commit("b");

    assertThat(screen.told()).containsExactly(1L, 2L);
    assertThat(screen.faults()).isEmpty();
  }

  @Test
  void an_offer_that_overlaps_what_was_read_is_trimmed() {
    var screen = world.open(STAFF);
    var first = world.append("a");
    var both = new ArrayList<>(first);
    both.addAll(world.append("b"));
    world.offer(first);
    world.offer(both);
    world.pass(Feed.MERGE_MILLIS);

    assertThat(screen.told()).containsExactly(1L, 2L);
    assertThat(screen.faults()).isEmpty();
  }

  @Test
  void a_lost_offer_is_found_by_the_poll() {
    var screen = world.open(STAFF);
    world.append("lost");
    world.pass(Hub.POLL_MILLIS + Feed.MERGE_MILLIS);

    assertThat(screen.told()).containsExactly(1L);
  }

  @Test
  void offers_beyond_the_bound_are_read_from_the_log() {
    var screen = world.open(STAFF);
    for (int i = 0; i < 2 * Feed.OFFERS_MAX; i++) {
      world.hub.committed(World.BAR, 1, world.append("a"));
    }
    assertThat(world.steps.waiting()).isEqualTo(1);
    world.steps.all();
    world.pass(Feed.MERGE_MILLIS);

    assertThat(screen.told()).hasSize(2 * Feed.OFFERS_MAX);
    assertThat(screen.faults()).isEmpty();
  }

  @Test
  void a_log_that_is_far_ahead_is_read_in_pages() {
    var screen = world.open(STAFF);
    for (int i = 0; i < 2 * Feed.PAGE_EVENTS + 1; i++) {
      world.append("lost");
    }
    world.pass(Hub.POLL_MILLIS + Feed.MERGE_MILLIS);

    assertThat(screen.told()).hasSize(2 * Feed.PAGE_EVENTS + 1);
    assertThat(screen.frameTypes()).containsExactly("snapshot", "events", "events", "events");
    assertThat(screen.faults()).isEmpty();
  }

  @Test
  void the_first_commit_goes_out_at_once_and_those_of_the_next_millis_together() {
    var screen = world.open(STAFF);
    world.pass(100);
    world.offer(world.append("a"));
    assertThat(screen.told()).containsExactly(1L);

    world.offer(world.append("b"));
    world.pass(Pace.MILLIS_MIN / 2);
    world.offer(world.append("c"));
    assertThat(screen.told()).containsExactly(1L);
    world.pass(Pace.MILLIS_MIN / 2);

    assertThat(screen.told()).containsExactly(1L, 2L, 3L);
    assertThat(screen.frameTypes()).containsExactly("snapshot", "events", "events");
  }

  @Test
  void a_frame_is_encoded_once_for_all_who_see_the_same() {
    var staff = new ArrayList<Screen>();
    var guests = new ArrayList<Screen>();
    for (int i = 0; i < 50; i++) {
      staff.add(world.open(STAFF));
      guests.add(world.open(GUESTS));
    }
    world.commit("order.placed");
    world.commit("order.placed", "order.cancelled");

    assertSameFrames(staff, 3);
    assertSameFrames(guests, 3);
    assertThat(world.guestViews).hasValue(3);
  }

  private static void assertSameFrames(List<Screen> screens, int count) {
    var first = screens.getFirst().frames();
    assertThat(first).hasSize(count);
    for (var screen : screens) {
      for (int i = 1; i < count; i++) {
        assertThat(screen.frames().get(i)).isSameAs(first.get(i));
      }
    }
  }

  @Test
  void guests_get_their_session_and_changed_products_and_nothing_else() {
    var guest = world.open(GUESTS);
    world.commit("order.placed");
    world.commit("session.joined");
    world.offer(world.appendForAll("order.placed"));
    world.offer(world.appendForAll("product.changed"));
    world.offer(
        world.logs.append(
            World.BAR,
            List.of(new MemoryLogs.What("order.placed", new UUID(1, 2), "{\"for\":\"staff\"}"))));
    world.pass(Feed.MERGE_MILLIS);

    assertThat(guest.types()).containsExactly("order.placed", "product.changed");
    assertThat(guest.told()).containsExactly(1L, 4L);
    assertThat(guest.last().path("events").path(0).path("data").path("for").asText())
        .isEqualTo("guests");
    assertThat(guest.faults()).isEmpty();
  }

  @Test
  void staff_of_a_session_get_all_of_it() {
    var screen = world.open(new Channel.StaffSession(World.BAR, TABLE, Audience.MANAGEMENT));
    world.commit("order.placed");
    world.commit("session.joined");
    world.offer(world.appendForAll("order.placed"));
    world.pass(Feed.MERGE_MILLIS);

    assertThat(screen.types()).containsExactly("order.placed", "session.joined");
    assertThat(screen.faults()).isEmpty();
  }

  @Test
  void nothing_is_kept_for_a_location_to_which_nobody_listens() {
    world.commit("a");
    assertThat(world.hub.locations()).isZero();

    var screen = new Screen();
    var subscription = world.subscribe(STAFF, screen.connect(), Optional.empty());
    assertThat(world.hub.locations()).isEqualTo(1);
    subscription.gone();

    assertThat(world.hub.locations()).isZero();
    int reads = world.logs.reads();
    world.commit("b");
    world.pass(Hub.POLL_MILLIS);
    assertThat(world.logs.reads()).isEqualTo(reads);
  }

  @Test
  void a_restored_log_gives_everybody_a_gap_and_a_snapshot() {
    world.append("a", "b", "c");
    var staff = world.open(STAFF);
    var guest = world.open(GUESTS);
    world.logs.restore(World.BAR, 1);
    world.commit("d");

    for (var screen : List.of(staff, guest)) {
      assertThat(screen.frameTypes()).containsExactly("snapshot", "gap", "snapshot");
      assertThat(screen.told()).containsExactly(1L, 2L);
      assertThat(screen.position()).isEqualTo("2:2");
      assertThat(screen.faults()).isEmpty();
    }
    world.commit("e");
    assertThat(staff.told()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_restore_is_noticed_without_any_commit() {
    world.append("a", "b");
    var screen = world.open(STAFF);
    world.logs.restore(World.BAR, 1);
    world.pass(Hub.POLL_MILLIS);

    assertThat(screen.frameTypes()).containsExactly("snapshot", "gap", "snapshot");
    assertThat(screen.told()).containsExactly(1L);
  }

  @Test
  void every_reader_is_pinged_every_15_seconds() {
    var screens = List.of(world.open(STAFF), world.open(GUESTS), world.open(STAFF));
    world.pass(Hub.PING_SECONDS * 3 * 1000L);

    for (var screen : screens) {
      assertThat(screen.frameTypes()).containsExactly("snapshot", "ping", "ping", "ping");
    }
  }

  @Test
  void when_the_hub_closes_everybody_is_invited_back() {
    var screen = new Screen();
    var line = screen.connect();
    world.subscribe(STAFF, line, Optional.empty());
    world.hub.close();
    var late = new Screen().connect();
    world.subscribe(STAFF, late, Optional.empty());

    assertThat(line.closeCode()).isEqualTo(4000);
    assertThat(late.closeCode()).isEqualTo(4000);
    assertThat(world.hub.locations()).isZero();
  }

  @Test
  void a_fault_in_a_feature_closes_its_readers_with_a_code_to_come_back() {
    var broken =
        new Hub(
            world.logs,
            new World.View(
                event -> {
                  throw bug();
                }),
            world.timer,
            world.steps);
    var guest = new Screen().connect();
    broken.subscribe(GUESTS, guest, world.snapshots, Optional.empty(), Stay.FOR_GOOD);
    world.steps.all();
    broken.committed(World.BAR, 1, world.append("order.placed"));
    world.steps.all();

    assertThat(guest.closeCode()).isEqualTo(4003);
    assertThat(broken.locations()).isZero();
  }

  private static IllegalStateException bug() {
    var bug = new IllegalStateException("a bug, made by this test");
    bug.setStackTrace(new StackTraceElement[0]);
    return bug;
  }
}
