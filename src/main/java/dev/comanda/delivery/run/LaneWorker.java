package dev.comanda.delivery.run;

import dev.comanda.db.Database;
import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.db.Rounds;
import dev.comanda.delivery.queue.ClaimLanes;
import dev.comanda.delivery.queue.Claimed;
import dev.comanda.delivery.queue.Due;
import dev.comanda.delivery.queue.Leases;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.problem.Lasting;
import dev.comanda.problem.Refused;
import dev.comanda.problem.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works the deliveries of one integration off: takes lanes that are free, and each on a thread of
 * its own through its deliveries, one after the other, for as long as something may be tried.
 * Thread-safe.
 */
final class LaneWorker implements AutoCloseable {
  /** Lanes that are asked for at once; the rest soon after. */
  private static final int CLAIMED_MAX = 256;

  /** How often it looks for what other nodes have written, and for what is due. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** How long a claim that is being made at the end is waited for. */
  private static final Duration CLAIM_WAIT = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(LaneWorker.class);

  private final Job job;
  private final LocationWriter writer;
  private final GateKeeper gate;
  private final Tries tries;
  private final Semaphore wakes = new Semaphore(0);
  private final Trouble trouble = new Trouble();
  private final UnderWay<Lane> underWay = new UnderWay<>();
  private final Rounds renewing;
  private final Database database;
  private @Nullable Lasting looking;
  private volatile boolean ending;

  /**
   * Over a database.
   *
   * @param job whose deliveries, and how
   */
  LaneWorker(Job job, Database database, LocationWriter writer, GateKeeper gate, Tries tries) {
    this.job = job;
    this.database = database;
    this.writer = writer;
    this.gate = gate;
    this.tries = tries;
    this.renewing =
        new Rounds(
            job.name() + " leases",
            job.rules().lease().dividedBy(3),
            "lines that " + job.name() + " works on may be taken over");
  }

  /** Begins. */
  void start() {
    renewing.start(this::renew);
    looking = Lasting.started(job.name() + " lanes", this::look);
  }

  /** Something may be there to do. */
  void wake() {
    if (wakes.availablePermits() == 0) {
      wakes.release();
    }
  }

  private void renew() {
    var claims = underWay.all().stream().map(Lane::on).toList();
    if (!claims.isEmpty()) {
      Leases.renew(database, claims, job.rules().lease());
    }
  }

  private boolean look() throws InterruptedException {
    if (ending) {
      return false;
    }
    var pause = pause();
    if (pause.isPositive()) {
      boolean _ = wakes.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
      wakes.drainPermits();
    }
    return !ending;
  }

  /** Takes what may be taken; how long it is until that is worth while again. */
  private Duration pause() {
    try {
      var due =
          database.glance(tx -> Due.of(tx, job.locationId(), job.integrationId(), CLAIMED_MAX));
      gate.in(due.zone());
      boolean more = claim(due);
      if (trouble.over()) {
        log.info("{} goes on", job.name());
      }
      return more ? Duration.ZERO : untilOpen(due.now());
    } catch (DatabaseUnavailable | Refused e) {
      if (trouble.isNew(e.getClass())) {
        log.warn("lines of {} are booked later: {}", job.name(), e.getMessage());
      }
      return LOOK_EVERY;
    }
  }

  /** What opens with time is not waited for longer than that. */
  private Duration untilOpen(Instant now) {
    var opens = gate.now().opensAt(now).map(at -> Duration.between(now, at));
    return opens.filter(wait -> wait.compareTo(LOOK_EVERY) < 0).orElse(LOOK_EVERY);
  }

  /** Takes what lanes it may; says whether there are probably more. */
  private boolean claim(Due due) {
    int most = 0;
    while (most < due.lanes() && gate.begin(due.now()).isEmpty()) {
      most++;
    }
    if (most == 0) {
      return false;
    }
    List<Claimed> claimed = List.of();
    long asked = System.nanoTime();
    try {
      claimed = writer.submit(claiming(most)).value();
    } finally {
      for (int i = claimed.size(); i < most; i++) {
        gate.none();
      }
    }
    long answered = System.nanoTime();
    for (var each : claimed) {
      begin(each, new DatabaseTime(each.at(), asked, answered));
    }
    return claimed.size() == most;
  }

  private ClaimLanes claiming(int most) {
    return new ClaimLanes(
        job.locationId(), job.integrationId(), job.holder(), most, gate.begun(), job.rules());
  }

  /** What comes when all has ended is left to its lease. */
  private void begin(Claimed claimed, DatabaseTime time) {
    var lane = new Lane(claimed);
    if (!underWay.begin(lane, () -> tries.begin(claimed, time, lane))) {
      gate.none();
    }
  }

  /** A lane that is worked off. */
  private final class Lane implements Tries.Watch {
    private volatile Claimed on;

    Lane(Claimed first) {
      on = first;
    }

    Claimed on() {
      return on;
    }

    @Override
    public boolean ending() {
      return ending;
    }

    @Override
    public void works(Claimed claimed) {
      on = claimed;
    }

    @Override
    public void ended() {
      underWay.ended(this);
      wake();
    }
  }

  /**
   * Begins nothing more, and waits until what is under way has ended; leases go on until then.
   * Whoever is interrupted meanwhile leaves it to its leases.
   */
  @Override
  public void close() {
    ending = true;
    wake();
    var thread = looking;
    if (thread != null) {
      thread.end(CLAIM_WAIT);
    }
    underWay.end();
    renewing.close();
  }
}
