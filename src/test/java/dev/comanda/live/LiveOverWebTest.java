package dev.comanda.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Caller;
import dev.comanda.http.Identify;
import dev.comanda.http.Role;
import dev.comanda.http.SocketRoute;
import dev.comanda.http.proxy.Hosts;
import dev.comanda.http.proxy.Proxies;
import dev.comanda.http.server.HttpSettings;
import dev.comanda.http.server.WebServer;
import dev.comanda.live.MemoryLogs.What;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveOverWebTest {
  private static final String BAR = "/live/locations/bar";
  private static final String TABLE = "/live/sessions/" + World.TABLE;
  private static final String WAITER = "{\"type\":\"hello\",\"token\":\"waiter\"}";
  private static final String GUEST = "{\"type\":\"hello\",\"token\":\"guest\"}";

  private final MemoryLogs logs = new MemoryLogs();
  private final HandTimer timer = new HandTimer();
  private final SeqSnapshots snapshots = new SeqSnapshots(logs, World.VIEW);
  private final Hub hub = new Hub(logs, World.VIEW, timer, task -> Thread.ofVirtual().start(task));
  private final LiveSocket live =
      new LiveSocket(hub, snapshots, LiveOverWebTest::known, LiveOverWebTest::place);
  private final WebServer http =
      WebServer.start(
          new HttpSettings(
              "127.0.0.1",
              0,
              Optional.empty(),
              Proxies.none(),
              Hosts.byThemselves(),
              Optional.empty()),
          List.of(),
          List.of(
              new SocketRoute("/live/locations/{loc}", live::location),
              new SocketRoute("/live/sessions/{id}", live::session)),
          LiveOverWebTest::known,
          LiveOverWebTest::place);
  private final HttpClient client = HttpClient.newHttpClient();

  LiveOverWebTest() {
    snapshots.session(World.BAR, World.TABLE);
  }

  @AfterEach
  void close() {
    hub.close();
    http.close();
    client.close();
  }

  private static Identify.Known known(String token, String address) {
    Caller caller =
        switch (token) {
          case "waiter" ->
              new Caller.Staff(World.TABLE, "Ada", Role.WAITER, Set.of(World.BAR), World.BAR);
          case "guest" -> new Caller.Guest(World.BAR, World.TABLE, World.TABLE);
          default -> throw new Refused(Code.TOKEN_INVALID, "The token is not valid.");
        };
    return new Identify.Known(caller, "");
  }

  private static Optional<UUID> place(String name) {
    return name.equals("bar") ? Optional.of(World.BAR) : Optional.empty();
  }

  private WebScreen open(String path, String... messages) {
    return new WebScreen(client, http.port(), path, messages);
  }

  private void commit(String type, String data) {
    timer.pass(Feed.MERGE_MILLIS);
    hub.committed(World.BAR, 1, logs.append(World.BAR, List.of(new What(type, World.TABLE, data))));
  }

  @Test
  void staff_and_guests_hear_of_a_commit() throws Exception {
    try (var staff = open(BAR, WAITER);
        var guest = open(TABLE, GUEST)) {
      assertThat(staff.got(1)).isTrue();
      assertThat(guest.got(1)).isTrue();
      commit("order.placed", "{\"note\":\"ohne Eis, Ärger 🍹\"}");

      assertThat(staff.knows(1)).isTrue();
      assertThat(guest.knows(1)).isTrue();
      assertThat(staff.screen().last().path("events").path(0).path("data").path("note").asText())
          .isEqualTo("ohne Eis, Ärger 🍹");
      assertThat(guest.screen().last().path("events").path(0).path("data").path("for").asText())
          .isEqualTo("guests");
    }
  }

  @Test
  void a_screen_that_comes_back_goes_on_from_its_position() throws Exception {
    commit("a", "{}");
    commit("b", "{}");
    var hello = "{\"type\":\"hello\",\"token\":\"waiter\",\"position\":\"1:1\"}";
    try (var screen = open(BAR, hello)) {
      assertThat(screen.knows(1)).isTrue();
      assertThat(screen.screen().told()).containsExactly(2L);
    }
  }

  @Test
  void a_wrong_token_is_not_authorized() throws Exception {
    try (var screen = open(BAR, "{\"type\":\"hello\",\"token\":\"wrong\"}")) {
      assertThat(screen.closeCode()).isEqualTo(4401);
    }
  }

  private WebScreen openWithCookie(String cookie, String message) {
    var builder =
        client
            .newWebSocketBuilder()
            .header("Cookie", "comanda_staff=" + cookie)
            .header("Origin", "http://127.0.0.1:" + http.port());
    return new WebScreen(builder, http.port(), TABLE, message);
  }

  @Test
  void an_expired_cookie_does_not_keep_a_guest_out() throws Exception {
    try (var screen = openWithCookie("expired", GUEST)) {
      assertThat(screen.got(1)).isTrue();
    }
  }

  @Test
  void an_expired_cookie_is_not_authorized() throws Exception {
    try (var screen = openWithCookie("expired", "{\"type\":\"hello\"}")) {
      assertThat(screen.closeCode()).isEqualTo(4401);
    }
  }

  @Test
  void a_cookie_and_a_hello_are_enough() throws Exception {
    try (var screen = openWithCookie("waiter", "{\"type\":\"hello\"}")) {
      assertThat(screen.got(1)).isTrue();
    }
  }

  @Test
  void a_wrong_position_is_refused() throws Exception {
    try (var screen = open(BAR, "{\"type\":\"hello\",\"token\":\"waiter\",\"position\":\"x\"}")) {
      assertThat(screen.closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void a_guest_may_not_listen_to_a_location() throws Exception {
    try (var screen = open(BAR, GUEST)) {
      assertThat(screen.closeCode()).isEqualTo(4403);
    }
  }

  @Test
  void what_is_no_session_is_unknown() throws Exception {
    try (var screen = open("/live/sessions/1234", WAITER)) {
      assertThat(screen.closeCode()).isEqualTo(4404);
    }
  }

  @Test
  void who_says_nothing_is_closed() throws Exception {
    int before = timer.pending();
    try (var screen = open(BAR)) {
      assertThat(until(() -> timer.pending() > before)).isTrue();
      timer.pass(Greeting.HELLO_MILLIS_MAX);
      assertThat(screen.closeCode()).isEqualTo(4401);
    }
  }

  @Test
  void who_says_more_than_hello_is_closed() throws Exception {
    try (var screen = open(BAR, WAITER, "{}")) {
      assertThat(screen.closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void when_the_hub_closes_everybody_is_invited_back() throws Exception {
    try (var screen = open(BAR, WAITER)) {
      assertThat(screen.got(1)).isTrue();
      hub.close();
      assertThat(screen.closeCode()).isEqualTo(4000);
    }
  }

  @Test
  void who_never_reads_is_cut_and_nobody_else_notices() throws Exception {
    int commits = 200;
    var data = "\"" + "x".repeat(100_000) + "\"";
    try (var stuck = new StuckReader(http.port(), BAR, WAITER);
        var screen = open(BAR, WAITER)) {
      assertThat(screen.got(1)).isTrue();
      for (int i = 1; i <= commits; i++) {
        commit("order.placed", data);
        assertThat(screen.knows(i)).isTrue();
      }
      assertThat(screen.screen().faults()).isEmpty();
      screen.vanish();

      assertThat(until(() -> hub.locations() == 0)).isTrue();
      assertThat(stuck.isOpen()).isTrue();
    }
  }

  private static boolean until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
    return condition.getAsBoolean();
  }
}
