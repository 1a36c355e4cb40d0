package dev.comanda.http;

import static org.assertj.core.api.Assertions.assertThat;

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
        .load(2, LARGE_BYTES_MAX)
        .patient()
        .route(Verb.GET, "/livez", Access.OPEN, r -> Reply.nothing())
        .route(Verb.GET, "/page", Access.OPEN, r -> large(LARGE_BYTES_MAX + 1))
        .route(Verb.GET, "/wait", Access.OPEN, r -> waiting())
        .route(Verb.POST, "/body", Access.OPEN, r -> Reply.ok(r.body().length))
        .route(Verb.GET, "/api/large", Access.OPEN, r -> large(LARGE_BYTES_MAX + 1))
        .route(Verb.GET, "/api/fits", Access.OPEN, r -> large(LARGE_BYTES_MAX))
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
  void bodies_that_stay_unfinished_leave_no_room_for_more_and_then_give_it_back() {
    try (var slow = new Raw(surface.port())) {
      slow.send("POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 40000\r\n\r\n");
      slow.send("a".repeat(30_000));
      int tries = 0;
      while (post(20_000).status() != 503) {
        assertThat(tries++).isLessThan(TRIES_MAX);
      }
      assertThat(post(2_000).status()).isIn(200, 503);
      slow.send("a".repeat(10_000));
      assertThat(slow.answer().status()).isEqualTo(200);
    }
    int tries = 0;
    while (post(20_000).status() != 200) {
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
  void pages_are_kept_once_and_need_no_room() {
    assertThat(surface.get("/page").status()).isEqualTo(200);
  }

  @Test
  void neither_huge_answers_nor_guests_keep_others_from_theirs() {
    var load = new Load(10, Load.HUGE_BYTES);
    try (var greedy = load.enter();
        var guest = load.enter();
        var second = load.enter();
        var waiter = load.enter()) {
      waiter.of(new Caller.Staff(Surface.BAR, "Ada", Role.WAITER, Set.of(), Surface.BAR));
      assertThat(greedy.answer(Load.HUGE_BYTES)).isTrue();
      assertThat(guest.answer(Load.HUGE_BYTES)).isFalse();
      assertThat(guest.answer(Load.HUGE_BYTES - 1024)).isTrue();
      assertThat(second.answer(Load.HUGE_BYTES / 2)).isFalse();
      assertThat(waiter.answer(Load.HUGE_BYTES)).isTrue();
    }
    try (var later = load.enter()) {
      assertThat(later.answer(Load.HUGE_BYTES)).isTrue();
    }
  }

  @Test
  void a_heap_has_room_for_what_a_place_needs() {
    assertThat(Load.ofHeap(1).enter().admitted()).isTrue();
    assertThat(Load.ofHeap(Long.MAX_VALUE).enter().admitted()).isTrue();
    try (var place = Load.ofHeap(128L << 20).enter()) {
      place.body(Http.BODY_BYTES_MAX);
      assertThat(place.answer(8 << 20)).isTrue();
    }
  }
}
