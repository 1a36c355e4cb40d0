package dev.comanda.live;

import static dev.comanda.live.World.BAR;
import static dev.comanda.live.World.TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Caller;
import dev.comanda.http.Identify;
import dev.comanda.http.Role;
import dev.comanda.http.SocketListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How long a socket may stay, and how many there may be. */
class SocketBoundsTest {
  private static final Duration ONE_MINUTE = Duration.ofMinutes(1);
  private static final Caller WAITER =
      new Caller.Staff(new UUID(2, 1), "Ada", Role.WAITER, Set.of(BAR), BAR);
  private static final Caller GUEST = new Caller.Guest(BAR, TABLE, new UUID(3, 1));

  private static final Identify.Proof PROOF = new Identify.Proof(new UUID(2, 1), new UUID(4, 1), 1);

  private final World world = new World();
  private final LiveSocket live =
      new LiveSocket(
          world.hub,
          world.snapshots,
          (token, address) ->
              new Identify.Known(WAITER, "", Optional.of(ONE_MINUTE), Optional.of(PROOF)),
          place -> Optional.of(BAR));
  private final Screen screen = new Screen();

  private SocketListener greet(SocketListener listener) {
    return greet(listener, "{\"type\":\"hello\"}");
  }

  private SocketListener greet(SocketListener listener, String hello) {
    listener.text(hello);
    world.steps.all();
    return listener;
  }

  @Test
  void a_socket_ends_with_its_sign_in_and_is_not_invited_back() {
    var line = screen.connect();
    greet(live.location(new FakeRequest("bar", WAITER, Optional.of(ONE_MINUTE)), line));
    world.pass(59_000);
    assertThat(line.closeCode()).isZero();
    world.pass(1_000 + Hub.PING_SECONDS * 1_000L);
    assertThat(line.closeCode()).isEqualTo(4401);
    assertThat(world.hub.locations()).isZero();
  }

  @Test
  void who_has_the_code_cannot_take_all_the_sockets() {
    var lines = new ArrayList<Screen.Line>();
    var listeners = new ArrayList<SocketListener>();
    for (int i = 0; i <= Hub.GUESTS_MAX; i++) {
      var each = new Screen().connect();
      listeners.add(greet(live.session(new FakeRequest(TABLE.toString(), GUEST), each)));
      lines.add(each);
    }
    assertThat(lines.getLast().closeCode()).isEqualTo(4002);
    assertThat(lines.subList(0, Hub.GUESTS_MAX)).allMatch(each -> each.closeCode() == 0);
    greet(live.session(new FakeRequest(TABLE.toString(), WAITER), screen.connect()));
    assertThat(screen.frameTypes()).containsExactly("snapshot");
    listeners.getFirst().closed();
    var next = new Screen().connect();
    greet(live.session(new FakeRequest(TABLE.toString(), GUEST), next));
    assertThat(next.closeCode()).isZero();
  }

  @Test
  void a_merged_sessions_guests_are_counted_where_they_joined_however_often_they_come_back() {
    var other = new UUID(1, 2);
    world.snapshots.session(World.BAR, other);
    world.snapshots.merged(TABLE, other);
    var moved = new Caller.Guest(World.BAR, TABLE, UUID.randomUUID());
    var own = new Caller.Guest(World.BAR, other, UUID.randomUUID());
    for (int i = 0; i < 2 * Hub.GUESTS_MAX; i++) {
      var each = new Screen().connect();
      var at = i % 2 == 0 ? TABLE : other;
      var listener = greet(live.session(new FakeRequest(at.toString(), moved), each));
      assertThat(each.closeCode()).as("reader %d", i).isZero();
      listener.closed();
    }
    for (var guest : List.of(own, moved)) {
      for (int i = 0; i <= Hub.GUESTS_MAX; i++) {
        var each = new Screen().connect();
        greet(live.session(new FakeRequest(other.toString(), guest), each));
        assertThat(each.closeCode()).isEqualTo(i < Hub.GUESTS_MAX ? 0 : 4002);
      }
    }
  }

  @Test
  void whose_sign_in_no_longer_counts_is_sent_away_at_once() {
    var hello = "{\"type\":\"hello\",\"token\":\"one\"}";
    var line = screen.connect();
    greet(live.location(new FakeRequest("bar", new Caller.Nobody()), line), hello);
    var guest = new Screen().connect();
    greet(live.session(new FakeRequest(TABLE.toString(), GUEST), guest));
    world.hub.review(PROOF::equals);
    assertThat(line.closeCode()).isZero();
    world.hub.review(proof -> false);
    assertThat(line.closeCode()).isEqualTo(4401);
    assertThat(guest.closeCode()).isZero();
  }

  @Test
  void a_token_in_the_hello_ends_its_socket_too() {
    var line = screen.connect();
    var socket = live.location(new FakeRequest("bar", new Caller.Nobody()), line);
    greet(socket, "{\"type\":\"hello\",\"token\":\"good for a minute\"}");
    world.pass(59_000);
    assertThat(line.closeCode()).isZero();
    world.pass(1_000 + Hub.PING_SECONDS * 1_000L);
    assertThat(line.closeCode()).isEqualTo(4401);
  }
}
