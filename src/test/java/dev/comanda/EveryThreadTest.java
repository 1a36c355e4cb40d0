package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.log.writer.Wait;
import dev.comanda.problem.Lasting;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Each thread of the program that lives long meets an exception where it waits, and goes on.
 * ArchitectureTest sees to it that there are no others.
 */
class EveryThreadTest {
  private static final long LOOK_EVERY_NANOS = 1_000_000;

  /** Reads from a socket, which hears of no exception; a lost connection is its own test's. */
  private static final String READS = "doorbell-listener";

  @Test
  void every_thread_goes_on_after_an_exception() {
    var before = lasting();
    try (var app = TestApp.demo(Clock.systemUTC());
        var client = Client.of(app.url())) {
      var threads = lasting();
      threads.removeAll(before);
      assertThat(threads.stream().map(Thread::getName))
          .contains("writer", "writer-busy", "deadlines", "doorbell", READS, "sockets", "heads")
          .contains("retention", "audit", "closed-days", "sold-out", "imports", "expiry")
          .contains("revocations", "sign-in-upkeep");
      assertThat(threads).allSatisfy(EveryThreadTest::goesOn);
      var waiter = DemoPlaces.PEOPLE.get(2);
      var credentials = Map.of("email", waiter.email(), "password", DemoPlaces.PASSWORD);
      var token = client.post("/api/auth/login", credentials).expect(200).json();
      client
          .as(token.get("access_token").textValue())
          .key("table")
          .post("/api/locations/bistro/sessions", Map.of("name", "Table 12"))
          .expect(201);
      assertThat(threads).allMatch(Thread::isAlive);
    }
  }

  /** Waits until it has met the exception, and waits again for what comes. */
  private static void goesOn(Thread thread) {
    thread.interrupt();
    long giveUp = System.nanoTime() + Wait.MAX.toNanos();
    while (!thread.getName().equals(READS) && (thread.isInterrupted() || busy(thread))) {
      assertThat(System.nanoTime()).as(thread.getName()).isLessThan(giveUp);
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    assertThat(thread.isAlive()).as(thread.getName()).isTrue();
  }

  private static boolean busy(Thread thread) {
    return !List.of(Thread.State.WAITING, Thread.State.TIMED_WAITING, Thread.State.TERMINATED)
        .contains(thread.getState());
  }

  private static Set<Thread> lasting() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Lasting.class::isInstance)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
