package dev.comanda.demo.life;

import dev.comanda.demo.Calls;
import dev.comanda.problem.Lasting;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * The life of a demonstration: guests at all its places, a cook at the bistro's stations and robots
 * at the bar. All of them take turns on one thread, and call the server as anybody could.
 */
public final class Life implements AutoCloseable {
  /** By how much it is quicker than it says. */
  private static final int USUAL = 1;

  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  /** So long the thread waits at most before it looks whether it is over. */
  private static final Duration WAIT_MAX = Duration.ofSeconds(1);

  /** So long a call that is under way may take at the end. */
  private static final Duration END_MAX = Duration.ofMillis(500);

  private final CountDownLatch over = new CountDownLatch(1);
  private final Addresses addresses = new Addresses();
  private final Calls calls;
  private final Agenda agenda;
  private final Lasting thread;

  /**
   * The server whose places are filled.
   *
   * @param address where this machine reaches it
   * @param certificate the one that it shows if it speaks TLS
   * @param scheduler the path at which robots ask
   * @param waiter who opens tables
   * @param cook who works at stations
   */
  public record Server(
      URI address,
      Optional<X509Certificate> certificate,
      String scheduler,
      Account waiter,
      Account cook) {}

  /** How somebody signs in. */
  public record Account(String email, String password) {
    @Override
    public String toString() {
      return email;
    }
  }

  /**
   * The screens that listen live.
   *
   * @param open how many do
   * @param begun how many ever began to
   */
  public record Screens(IntSupplier open, IntSupplier begun) {}

  private Life(Server server, Screens screens, Path notebook, int haste, long seed) {
    calls = new Calls(server.address(), server.certificate());
    agenda = new Agenda(haste);
    thread = new Lasting("life", this::turn);
    var now = Instant.now();
    var onlookers = new Onlookers(now);
    var scene =
        new Scene(
            calls,
            person(server.waiter()),
            person(server.cook()),
            Script.own(),
            new Lots(seed),
            agenda,
            onlookers::any,
            new Notebook(notebook));
    agenda.add(
        at -> {
          onlookers.look(at, screens.open().getAsInt(), screens.begun().getAsInt());
          return Optional.of(LOOK_EVERY);
        },
        now,
        Duration.ZERO);
    var works = new Robot.Works(scene, server.scheduler(), addresses, new HashSet<>());
    agenda.add(new Robot(works, 71, "Mixer Juno"), now, Duration.ofSeconds(1));
    agenda.add(new Robot(works, 72, "Mixer Vega"), now, Duration.ofSeconds(2));
    agenda.add(new Drinkers(scene), now, Duration.ofSeconds(2));
    agenda.add(new Barkeeper(scene, works.spilt()), now, Duration.ofSeconds(5));
    agenda.add(new Kitchen(scene, "bistro", haste), now, Duration.ofSeconds(3));
    scene
        .script()
        .houses()
        .forEach(house -> agenda.add(new Door(scene, house), now, Duration.ofSeconds(2)));
  }

  /**
   * Begins.
   *
   * @param notebook a file that tells the sessions of simulated guests from others after a start
   */
  public static Life begin(Server server, Screens screens, Path notebook) {
    return begin(server, screens, notebook, USUAL, System.nanoTime());
  }

  static Life begin(Server server, Screens screens, Path notebook, int haste, long seed) {
    var life = new Life(server, screens, notebook, haste, seed);
    life.thread.start();
    return life;
  }

  private Person person(Account account) {
    return new Person(calls, account.email(), account.password());
  }

  private boolean turn() throws InterruptedException {
    var now = Instant.now();
    var pause = agenda.next().map(at -> Duration.between(now, at)).orElse(WAIT_MAX);
    if (pause.isPositive()) {
      long millis = Math.min(pause.toMillis() + 1, WAIT_MAX.toMillis());
      return !over.await(millis, TimeUnit.MILLISECONDS);
    }
    agenda.run(now);
    return over.getCount() > 0;
  }

  /** Ends it; what is under way at the server stays as it is, and goes on at the next start. */
  @Override
  public void close() {
    over.countDown();
    thread.end(END_MAX);
    addresses.close();
    calls.close();
  }
}
