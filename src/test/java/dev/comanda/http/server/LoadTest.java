package dev.comanda.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.comanda.http.Access;
import dev.comanda.http.Caller;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Role;
import dev.comanda.http.Verb;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No crowd of requests can use up the heap: who finds no room is refused, the others go on. */
class LoadTest {
  private static final int LARGE_BYTES_MAX = 40 * 1024;
  private static final int TRIES_MAX = 10_000;

  private final CountDownLatch inside = new CountDownLatch(2);
  private final CountDownLatch over = new CountDownLatch(1);
  private final Surface surface = new Surface();

  @BeforeEach
  void start() {
    surface
        .load(16, LARGE_BYTES_MAX)
        .patient()
        .route(Verb.GET, "/livez", Access.OPEN, r -> Reply.nothing())
        .route(Verb.GET, "/web/page", Access.OPEN, r -> large(LARGE_BYTES_MAX + 1))
        .route(Verb.GET, "/wait", Access.OPEN, r -> waiting())
        .route(Verb.POST, "/body", Access.OPEN, r -> Reply.ok(r.body().length))
        .route(Verb.GET, "/api/large", Access.OPEN, r -> large(LARGE_BYTES_MAX + 1))
        .route(Verb.GET, "/api/fits", Access.OPEN, r -> large(LARGE_BYTES_MAX))
        .route(Verb.GET, "/photos/bar/large", Access.OPEN, r -> large(LARGE_BYTES_MAX + 1))
        .route(Verb.POST, "/api/large", Access.OPEN, r -> large(LARGE_BYTES_MAX + 1))
        .start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    surface.close();
  }

  private Reply waiting() {
    inside.countDown();
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Reply.nothing();
  }

  private static Reply large(int bytes) {
    return Reply.bytes(200, "application/octet-stream", new byte[bytes]);
  }

  @Test
  void a_request_for_which_there_is_no_room_is_refused_at_once() throws InterruptedException {
    try (var first = new Raw(surface.port());
        var second = new Raw(surface.port())) {
      first.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
      second.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
      inside.await();
      var refused = surface.get("/api/fits");
      assertThat(refused.problem(503)).isEqualTo("busy");
      assertThat(refused.headers()).containsEntry("retry-after", "1");
      assertThat(refused.headers()).containsEntry("connection", "close");
      assertThat(surface.get("/livez").status()).isEqualTo(204);
      over.countDown();
      assertThat(first.answer().status()).isEqualTo(204);
      assertThat(second.answer().status()).isEqualTo(204);
    }
    free("/api/fits");
  }

  /** Waits until what was held is given back, which may be a moment after the answer. */
  private void free(String path) {
    int tries = 0;
    while (surface.get(path).status() != 200) {
      assertThat(tries++).isLessThan(TRIES_MAX);
    }
  }

  @Test
  void a_body_that_stays_unfinished_gives_way_to_who_comes() {
    try (var slow = new Raw(surface.port())) {
      slow.send("POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 40000\r\n\r\n");
      slow.send("a".repeat(30_000));
      arrived(30_000);
      assertThat(post(20_000).status()).isEqualTo(200);
      int tries = 0;
      while (!slow.hears(1)) {
        assertThat(post(20_000).status()).isEqualTo(200);
        assertThat(tries++).isLessThan(TRIES_MAX);
      }
      assertThat(slow.endsAtLast()).isTrue();
    }
    assertThat(post(20_000).status()).isEqualTo(200);
  }

  /** Waits until so much of larger bodies is there: who comes while it grows may be the older. */
  private void arrived(int bytes) {
    int tries = 0;
    while (surface.arrivedBytes() < bytes) {
      assertThat(surface.get("/livez").status()).isEqualTo(204);
      assertThat(tries++).isLessThan(TRIES_MAX);
    }
  }

  private Raw.Answer post(int bytes) {
    return Raw.once(
        surface.port(),
        "POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(bytes, "a".repeat(bytes)));
  }

  @Test
  void an_answer_for_which_there_is_no_room_is_refused_unless_something_was_done() {
    assertThat(surface.get("/api/large").problem(503)).isEqualTo("busy");
    free("/api/fits");
    assertThat(surface.ask("POST", "/api/large").status()).isEqualTo(200);
    free("/api/fits");
  }

  @Test
  void whatever_else_is_read_is_counted_such_as_photos() {
    assertThat(surface.get("/photos/bar/large").problem(503)).isEqualTo("busy");
  }

  @Test
  void files_of_pages_are_kept_once_and_need_no_room() {
    assertThat(surface.get("/web/page").status()).isEqualTo(200);
  }

  @Test
  void neither_huge_answers_nor_guests_keep_others_from_theirs() {
    var load = new Load(32, Load.HUGE_BYTES);
    try (var greedy = enter(load);
        var guest = enter(load);
        var second = enter(load);
        var waiter = enter(load)) {
      waiter.of(new Caller.Staff(Surface.BAR, "Ada", Role.WAITER, Set.of(), Surface.BAR));
      assertThat(greedy.answer(Load.HUGE_BYTES)).isTrue();
      assertThat(guest.answer(Load.HUGE_BYTES)).isFalse();
      assertThat(guest.answer(Load.HUGE_BYTES - 1024)).isTrue();
      assertThat(second.answer(Load.HUGE_BYTES / 2)).isFalse();
      assertThat(waiter.answer(Load.HUGE_BYTES)).isTrue();
    }
    try (var later = enter(load)) {
      assertThat(later.answer(Load.HUGE_BYTES)).isTrue();
    }
  }

  @Test
  void what_is_made_for_guests_keeps_no_staff_waiting() {
    var load = new Load(32, Load.HUGE_BYTES);
    try (var guest = enter(load);
        var waiter = enter(load)) {
      waiter.of(new Caller.Staff(Surface.BAR, "Ada", Role.WAITER, Set.of(), Surface.BAR));
      guest.makes(Load.HUGE_BYTES);
      assertThatCode(() -> waiter.makes(Load.HUGE_BYTES)).doesNotThrowAnyException();
    }
  }

  @Test
  void a_heap_has_room_for_what_a_place_needs() {
    assertThat(enter(Load.ofHeap(1)).admitted()).isTrue();
    assertThat(enter(Load.ofHeap(Long.MAX_VALUE)).admitted()).isTrue();
    try (var place = enter(Load.ofHeap(128L << 20))) {
      place.body(Request.BODY_BYTES_MAX);
      assertThat(place.answer(8 << 20)).isTrue();
    }
  }

  private static Load.Place enter(Load load) {
    return load.enter("192.0.2.1", false, new Patient());
  }

  /** A client who is never in the way. */
  private record Patient() implements Load.Client {
    @Override
    public void waits(boolean now) {}

    @Override
    public void known(Object name, boolean crew) {}

    @Override
    public void drop() {}
  }
}
