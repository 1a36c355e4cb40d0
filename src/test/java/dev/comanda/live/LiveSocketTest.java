package dev.comanda.live;

import static dev.comanda.live.World.BAR;
import static dev.comanda.live.World.TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Caller;
import dev.comanda.http.Identify;
import dev.comanda.http.Role;
import dev.comanda.http.SocketListener;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveSocketTest {
  private static final UUID OTHER = new UUID(0, 2);
  private static final UUID OTHER_TABLE = new UUID(1, 2);
  private static final Caller NOBODY = new Caller.Nobody();
  private static final Caller WAITER = staff(Role.WAITER, BAR);
  private static final Caller STRANGER = staff(Role.WAITER, OTHER);
  private static final Caller ADMIN = staff(Role.ADMIN, OTHER);
  private static final Caller GUEST = new Caller.Guest(BAR, TABLE, new UUID(3, 1));

  private final World world = new World();
  private final Map<String, Caller> tokens =
      Map.of("waiter", WAITER, "guest", GUEST, "stranger", STRANGER);
  private final LiveSocket live =
      new LiveSocket(
          world.hub,
          world.snapshots,
          this::byToken,
          place -> place.equals("bar") ? Optional.of(BAR) : Optional.empty());
  private final Screen screen = new Screen();
  private final Screen.Line line = screen.connect();

  private static Caller staff(Role role, UUID location) {
    return new Caller.Staff(new UUID(2, 1), "Ada", role, Set.of(location), location);
  }

  private Identify.Known byToken(String token, String address) {
    if (token.equals("old")) {
      throw new Refused(Code.TOKEN_EXPIRED, "The token has expired.");
    }
    var caller = tokens.get(token);
    if (caller == null) {
      throw new Refused(Code.TOKEN_INVALID, "The token is not valid.");
    }
    return new Identify.Known(caller, "");
  }

  private SocketListener atLocation(Caller caller, String place) {
    return live.location(new FakeRequest(place, caller), line);
  }

  private SocketListener atSession(Caller caller, UUID session) {
    return live.session(new FakeRequest(session.toString(), caller), line);
  }

  private void say(SocketListener listener, String text) {
    listener.text(text);
    world.steps.all();
  }

  private static String hello() {
    return "{\"type\":\"hello\"}";
  }

  private static String hello(String token) {
    return "{\"type\":\"hello\",\"token\":\"" + token + "\"}";
  }

  @Test
  void who_signed_in_before_only_says_hello() {
    say(atLocation(WAITER, "bar"), hello());
    world.commit("order.placed");

    assertThat(screen.frameTypes()).containsExactly("snapshot", "events");
    assertThat(screen.faults()).isEmpty();
  }

  @Test
  void a_token_in_the_hello_is_enough() {
    say(atLocation(NOBODY, "bar"), hello("waiter"));

    assertThat(screen.frameTypes()).containsExactly("snapshot");
  }

  @Test
  void the_token_in_the_hello_counts_more_than_the_cookie() {
    say(atSession(STRANGER, TABLE), hello("guest"));
    world.commit("session.joined");
    world.commit("order.placed");

    assertThat(screen.types()).containsExactly("order.placed");
  }

  @Test
  void a_hello_with_a_position_goes_on_from_there() {
    world.append("a", "b");
    say(atLocation(WAITER, "bar"), "{\"type\":\"hello\",\"position\":\"1:1\"}");

    assertThat(screen.frameTypes()).containsExactly("events");
    assertThat(screen.told()).containsExactly(2L);
  }

  @Test
  void nothing_is_sent_before_the_hello() {
    atLocation(WAITER, "bar");
    world.commit("order.placed");
    world.pass(Greeting.HELLO_MILLIS_MAX - 1000);

    assertThat(screen.frames()).isEmpty();
    assertThat(line.closeCode()).isZero();
  }

  @Test
  void who_says_nothing_is_closed() {
    atLocation(WAITER, "bar");
    world.pass(Greeting.HELLO_MILLIS_MAX);

    assertThat(line.closeCode()).isEqualTo(4400);
  }

  @Test
  void who_says_nothing_and_is_not_signed_in_is_not_authorized() {
    atLocation(NOBODY, "bar");
    world.pass(Greeting.HELLO_MILLIS_MAX);

    assertThat(line.closeCode()).isEqualTo(4401);
  }

  @Test
  void who_said_hello_stays_and_no_timer_is_left() {
    int pending = world.timer.pending();
    say(atLocation(WAITER, "bar"), hello());
    assertThat(world.timer.pending()).isEqualTo(pending);
    world.pass(2 * Greeting.HELLO_MILLIS_MAX);

    assertThat(line.closeCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "null",
        "[]",
        "{}",
        "{\"type\":\"hallo\"}",
        "{\"type\":\"hello\",\"more\":1}",
        "{\"type\":\"hello\",\"type\":\"hello\"}",
        "{\"type\":\"hello\",\"position\":7}",
        "{\"type\":\"hello\",\"position\":\"7\"}",
        "{\"type\":\"hello\",\"position\":\"1:-1\"}",
        "{\"type\":\"hello\",\"position\":\"1:9999999999999999999\"}",
        "{\"type\":\"hello\",\"position\":\"1:1 \"}",
        "{\"type\":\"hello\",\"position\":{\"a\":{\"b\":{\"c\":1}}}}",
        "{\"type\":\"hello\",\"token\":[\"waiter\"]}",
        "{\"type\":\"hello\",\"token\":\"\\u0000\"}"
      })
  void what_is_no_hello_is_refused(String text) {
    say(atLocation(WAITER, "bar"), text);

    assertThat(line.closeCode()).isEqualTo(4400);
    assertThat(screen.frames()).isEmpty();
    assertThat(world.hub.locations()).isZero();
  }

  @Test
  void a_second_message_is_refused() {
    var listener = atLocation(WAITER, "bar");
    say(listener, hello());
    say(listener, hello());

    assertThat(line.closeCode()).isEqualTo(4400);
    assertThat(world.hub.locations()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong", "old", ""})
  void a_wrong_token_is_not_authorized_even_with_a_good_cookie(String token) {
    say(atLocation(WAITER, "bar"), hello(token));

    assertThat(line.closeCode()).isEqualTo(4401);
    assertThat(screen.frames()).isEmpty();
  }

  @Test
  void nobody_is_not_authorized() {
    say(atLocation(NOBODY, "bar"), hello());
    assertThat(line.closeCode()).isEqualTo(4401);
  }

  @Test
  void nobody_is_not_authorized_at_a_session() {
    say(atSession(NOBODY, TABLE), hello());
    assertThat(line.closeCode()).isEqualTo(4401);
  }

  @Test
  void a_guest_may_not_listen_to_a_location() {
    say(atLocation(GUEST, "bar"), hello());
    assertThat(line.closeCode()).isEqualTo(4403);
  }

  @Test
  void staff_of_another_location_find_nothing() {
    say(atLocation(STRANGER, "bar"), hello());
    assertThat(line.closeCode()).isEqualTo(4404);
  }

  @Test
  void an_unknown_location_is_unknown() {
    say(atLocation(ADMIN, "elsewhere"), hello());
    assertThat(line.closeCode()).isEqualTo(4404);
  }

  @Test
  void an_administrator_reaches_every_location() {
    say(atLocation(ADMIN, "bar"), hello());
    assertThat(screen.frameTypes()).containsExactly("snapshot");
  }

  @Test
  void a_guest_finds_only_the_own_session() {
    world.snapshots.session(BAR, OTHER_TABLE);
    say(atSession(GUEST, OTHER_TABLE), hello());
    assertThat(line.closeCode()).isEqualTo(4404);
  }

  @Test
  void staff_find_the_sessions_of_their_locations() {
    say(atSession(WAITER, TABLE), hello());
    assertThat(screen.frameTypes()).containsExactly("snapshot");
  }

  @Test
  void staff_of_another_location_find_no_session() {
    say(atSession(STRANGER, TABLE), hello());
    assertThat(line.closeCode()).isEqualTo(4404);
  }

  @Test
  void an_unknown_session_is_unknown() {
    say(atSession(WAITER, OTHER_TABLE), hello());
    assertThat(line.closeCode()).isEqualTo(4404);
  }

  @Test
  void what_is_no_id_is_no_session() {
    say(live.session(new FakeRequest("1234", WAITER), line), hello());
    assertThat(line.closeCode()).isEqualTo(4404);
  }

  @Test
  void a_guest_whose_session_may_no_longer_be_seen_is_closed() {
    var gone = new Caller.Guest(BAR, OTHER_TABLE, new UUID(3, 2));
    say(atSession(gone, OTHER_TABLE), hello());
    assertThat(line.closeCode()).isEqualTo(4404);
    assertThat(world.hub.locations()).isZero();
  }

  @Test
  void who_leaves_is_forgotten() {
    var listener = atLocation(WAITER, "bar");
    say(listener, hello());
    listener.closed();
    assertThat(world.hub.locations()).isZero();
  }

  @Test
  void who_leaves_while_being_let_in_is_forgotten() {
    var listener = atLocation(WAITER, "bar");
    listener.text(hello());
    listener.closed();
    world.steps.all();
    assertThat(world.hub.locations()).isZero();
  }

  @Test
  void who_leaves_before_the_hello_is_forgotten() {
    int pending = world.timer.pending();
    atLocation(WAITER, "bar").closed();
    assertThat(world.timer.pending()).isEqualTo(pending);
  }
}
