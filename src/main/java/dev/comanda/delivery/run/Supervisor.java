package dev.comanda.delivery.run;

import dev.comanda.db.Database;
import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.delivery.integration.Running;
import dev.comanda.log.Commits;
import dev.comanda.log.Event;
import dev.comanda.log.EventType;
import dev.comanda.problem.Lasting;
import dev.comanda.problem.Refused;
import dev.comanda.problem.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that what should run of integrations runs, once on all nodes together: at the start,
 * on every change, and when another node has gone. One that cannot be started, or that ends with
 * difficulty, keeps no other waiting. Thread-safe.
 */
public final class Supervisor implements Commits, AutoCloseable {
  /** How often it looks for changes that other nodes made, and says that it is there. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  /** After so long without a word another node may take over; a crash is noticed within it. */
  private static final Duration LEASE = Duration.ofSeconds(10);

  /** How long what is under way has to end where the process ends. */
  private static final Duration END_WAIT = Duration.ofSeconds(20);

  private static final Logger log = LoggerFactory.getLogger(Supervisor.class);

  private final Database database;
  private final Running integrations;
  private final UUID holder;
  private final Starting starts;
  private final Runnable first;
  private final Map<UUID, Run> running = new ConcurrentHashMap<>();
  private final Map<UUID, Integration> ending = new ConcurrentHashMap<>();

  private final Map<UUID, Lasting> ends = new ConcurrentHashMap<>();

  /** What ran last of each. */
  private final Map<UUID, Run> last = new ConcurrentHashMap<>();

  /** In which version each was last that could not be started. */
  private final Map<UUID, Integer> failed = new HashMap<>();

  private final Semaphore wakes = new Semaphore(0);
  private final Trouble trouble = new Trouble();
  private @Nullable Lasting looking;
  private boolean begun;
  private volatile boolean closing;

  /** What runs of an integration. */
  public interface Run {
    /** As it was configured when it was started. */
    Integration integration();

    /**
     * Whether it would begin otherwise now though nobody has changed it: who signs in could not be
     * read, and can by now.
     */
    boolean outdated();

    /** Something may be there to do. */
    void wake();

    /** How it goes. */
    Pulse pulse(Instant now);

    /** Ends it: nothing more is begun, and what is under way ends. */
    void end();
  }

  /** Starts integrations. */
  @FunctionalInterface
  public interface Starting {
    /**
     * What runs of one from now on.
     *
     * @param before what ran of it last in this process, and has ended; null where nothing did
     */
    Run of(Integration integration, @Nullable Run before);
  }

  /**
   * Over a database.
   *
   * @param integrations those that this process is for
   * @param holder the start of this process
   * @param starts what runs of an integration that should run
   * @param first is done once, as soon as it can be
   */
  public Supervisor(
      Database database, Running integrations, UUID holder, Starting starts, Runnable first) {
    this.database = database;
    this.integrations = integrations;
    this.holder = holder;
    this.starts = starts;
    this.first = first;
  }

  /** Looks now, and from now on until closed. */
  public void start() {
    looking = Lasting.started("integrations", this::turn);
  }

  private boolean turn() throws InterruptedException {
    try {
      look();
      if (!begun) {
        first.run();
        begun = true;
      }
      if (trouble.over()) {
        log.info("integrations are looked after again");
      }
    } catch (DatabaseUnavailable | Refused e) {
      if (trouble.isNew(e.getClass())) {
        log.warn("integrations will be looked after later: {}", e.getMessage());
      }
    }
    boolean _ = wakes.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    wakes.drainPermits();
    return !closing;
  }

  @Override
  public void committed(UUID locationId, long epoch, List<Event> events) {
    for (var event : events) {
      if (event.type() == EventType.INTEGRATION_CHANGED) {
        wakes.release();
      } else if (event.type() == EventType.DELIVERY_PLACED) {
        running.values().stream()
            .filter(run -> run.integration().locationId().equals(locationId))
            .forEach(Run::wake);
        return;
      }
    }
  }

  private synchronized void look() {
    if (closing) {
      return;
    }
    var wanted = new HashMap<UUID, Integration>();
    var all = database.read(integrations::all);
    var ids = all.stream().map(Integration::id).toList();
    last.keySet().retainAll(ids);
    failed.keySet().retainAll(ids);
    for (var each : all) {
      if (each.runs()) {
        wanted.put(each.id(), each);
      }
    }
    var ours = take(wanted.values());
    for (var run : List.copyOf(running.values())) {
      var now = wanted.get(run.integration().id());
      if (now == null || !ours.contains(now.id()) || isOther(now, run)) {
        end(run);
      }
    }
    for (var id : ours) {
      var each = wanted.get(id);
      if (each != null && !running.containsKey(id) && !ending.containsKey(id)) {
        begin(each);
      }
    }
  }

  private static boolean isOther(Integration now, Run run) {
    return now.version() != run.integration().version() || run.outdated();
  }

  /** What still ends stays ours until it has. */
  private Set<UUID> take(Collection<Integration> wanted) {
    var all = new HashMap<UUID, Integration>(ending);
    wanted.forEach(each -> all.put(each.id(), each));
    if (all.isEmpty()) {
      return Set.of();
    }
    return database.write(
        tx -> {
          tx.deed();
          var now = RunRows.now(tx);
          var having = all.values().stream().map(each -> having(each, now)).toList();
          return RunRows.take(tx, holder, having, LEASE);
        });
  }

  private RunRows.Having having(Integration integration, Instant now) {
    var run = running.get(integration.id());
    return new RunRows.Having(integration, run == null ? null : run.pulse(now));
  }

  private void begin(Integration integration) {
    try {
      running.put(integration.id(), starts.of(integration, last.get(integration.id())));
      failed.remove(integration.id());
      log.info("integration {} runs", integration.slug());
    } catch (RuntimeException e) {
      var before = failed.put(integration.id(), integration.version());
      if (before == null || before != integration.version()) {
        log.error("integration {} cannot be started", integration.slug(), e);
      }
    }
  }

  /** What is under way may take its time; others do not wait for it. */
  private void end(Run run) {
    var integration = run.integration();
    running.remove(integration.id());
    last.put(integration.id(), run);
    ending.put(integration.id(), integration);
    var thread = new Lasting(integration.slug() + " ends", () -> ended(run));
    ends.put(integration.id(), thread);
    thread.start();
  }

  private boolean ended(Run run) {
    var integration = run.integration();
    try {
      run.end();
      log.info("integration {} has stopped", integration.slug());
    } catch (RuntimeException e) {
      log.error("integration {} has stopped with difficulty", integration.slug(), e);
    }
    release(integration);
    ending.remove(integration.id());
    ends.remove(integration.id());
    wakes.release();
    return false;
  }

  /** Where it cannot be given away it is free when its lease has run out. */
  private void release(Integration integration) {
    try {
      database.write(
          tx -> {
            tx.deed();
            RunRows.release(tx, holder, integration);
            return integration;
          });
    } catch (DatabaseUnavailable | Refused e) {
      log.debug("integration {} is left to its lease", integration.slug(), e);
    }
  }

  @Override
  public void close() {
    closing = true;
    wakes.release();
    var thread = looking;
    if (thread != null) {
      thread.end(Duration.ofSeconds(1));
    }
    long giveUpNanos = System.nanoTime() + END_WAIT.toNanos();
    endAll().forEach(each -> each.end(Duration.ofNanos(giveUpNanos - System.nanoTime())));
  }

  private synchronized List<Lasting> endAll() {
    List.copyOf(running.values()).forEach(this::end);
    return List.copyOf(ends.values());
  }
}
