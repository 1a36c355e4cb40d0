package dev.comanda.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.Seed;
import dev.comanda.live.MemoryLogs.What;
import dev.comanda.log.Audience;
import dev.comanda.log.Commits;
import dev.comanda.log.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The promise of the hub as a story that runs over any log: many commit at once, offers are lost,
 * doubled, late and shuffled, screens come and go; in the end each knows each event once, in order.
 */
final class EveryEventOnce {
  private static final int SESSIONS = 3;
  private static final int WRITERS = 3;
  private static final Duration BOUND = Duration.ofMinutes(2);
  private static final String[] TYPES = {
    "order.placed", "session.joined", "product.changed", "order.cancelled"
  };

  private final Logs logs;
  private final List<UUID> locations;
  private final Random random;
  private final HandTimer timer = new HandTimer();
  private final SeqSnapshots snapshots;
  private final Hub hub;
  private final Offers offers;
  private final Crowd crowd;

  /** Commits events at a location and offers them. */
  @FunctionalInterface
  interface Writer {
    void commit(UUID locationId, List<What> what, Commits offers);
  }

  EveryEventOnce(Random random, Logs logs, List<UUID> locations) {
    this.logs = logs;
    this.locations = locations;
    this.random = random;
    this.snapshots = new SeqSnapshots(logs, World.VIEW);
    this.hub =
        new Hub(logs, World.VIEW, timer, task -> Thread.ofVirtual().name("live").start(task));
    this.offers = new Offers(hub, Seed.from(random));
    this.crowd = new Crowd(hub, snapshots, random, channels());
    var pauses = Seed.from(random);
    snapshots.meanwhile(() -> dawdle(pauses), () -> dawdle(pauses));
    hub.start();
  }

  /** Time in which others commit. */
  private static void dawdle(Random pauses) {
    LockSupport.parkNanos(pauses.nextInt(500_000));
  }

  private List<Channel> channels() {
    var channels = new ArrayList<Channel>();
    for (var location : locations) {
      channels.add(new Channel.Whole(location, Audience.MANAGEMENT));
      channels.add(new Channel.Whole(location, Audience.KITCHEN));
      for (int i = 0; i < SESSIONS; i++) {
        var session = session(location, i);
        snapshots.session(location, session);
        channels.add(new Channel.StaffSession(location, session, Audience.MANAGEMENT));
        channels.add(new Channel.GuestSession(location, session));
        channels.add(new Channel.GuestSession(location, session));
      }
    }
    return channels;
  }

  private static UUID session(UUID location, int number) {
    return new UUID(location.getLeastSignificantBits(), number);
  }

  /** Lets it happen, with so many commits by each writer. */
  void happens(int commits, Writer writer) throws InterruptedException {
    var writers = new ArrayList<Thread>();
    for (int w = 0; w < WRITERS; w++) {
      var own = Seed.from(random);
      writers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 0; i < commits; i++) {
                      writer.commit(any(own, locations), anything(own), offers);
                    }
                  }));
    }
    while (writers.stream().anyMatch(Thread::isAlive)) {
      crowd.move();
      offers.makeLate();
      timer.pass(5);
      LockSupport.parkNanos(100_000);
    }
    for (var thread : writers) {
      thread.join();
    }
    settles();
    hub.close();
  }

  private static UUID any(Random random, List<UUID> locations) {
    return locations.get(random.nextInt(locations.size()));
  }

  private List<What> anything(Random random) {
    var what = new ArrayList<What>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      what.add(new What(TYPES[random.nextInt(TYPES.length)], anySession(random), "{}"));
    }
    return what;
  }

  private @Nullable UUID anySession(Random random) {
    return random.nextInt(4) == 0
        ? null
        : session(any(random, locations), random.nextInt(SESSIONS));
  }

  private void settles() {
    offers.makeLate();
    long deadline = System.nanoTime() + BOUND.toNanos();
    while (!crowd.lacking(this::expected).isEmpty() && System.nanoTime() < deadline) {
      crowd.comeAll();
      timer.pass(20);
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(crowd.faults()).as(Seed.told()).isEmpty();
    assertThat(crowd.lacking(this::expected)).as(Seed.told()).isEmpty();
  }

  private List<Long> expected(Channel channel) {
    List<Event> all = logs.after(channel.locationId(), 0, Integer.MAX_VALUE).events();
    return snapshots.seqs(channel, all);
  }
}
