package dev.comanda.bench;

import static org.jobrunr.server.BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.scheduling.BackgroundJobRequest;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jspecify.annotations.Nullable;

/** JobRunr, job requests on virtual threads. Not thread-safe. */
final class JobRunrQueue implements QueueRival {
  static final String SETTINGS =
      "job requests, a virtual thread each, poll every 5 s, which is the least, and when workers are idle, no"
          + " dashboard, jobs kept as succeeded";

  private final HikariDataSource pool;
  private int lines;

  JobRunrQueue(HikariDataSource pool) {
    this.pool = pool;
  }

  /** One line. */
  public static final class Deliver implements JobRequest {
    private int number;

    /** For who reads it from the database. */
    public Deliver() {}

    Deliver(int number) {
      this.number = number;
    }

    @Override
    public Class<Delivering> getJobRequestHandler() {
      return Delivering.class;
    }
  }

  /** Books lines. */
  public static final class Delivering implements JobRequestHandler<Deliver> {
    private final QueueLines lines;

    Delivering(QueueLines lines) {
      this.lines = lines;
    }

    @Override
    public void run(Deliver line) {
      lines.book(line.number);
    }
  }

  @Override
  public void fill(int count) throws SQLException {
    lines = count;
    var storage = new PostgresStorageProvider(pool);
    QueueRows.run(pool, "TRUNCATE jobrunr_jobs");
    JobRunr.configure().useStorageProvider(storage).initialize();
    BackgroundJobRequest.enqueue(IntStream.rangeClosed(1, count).mapToObj(Deliver::new));
    JobRunr.destroy();
  }

  @Override
  public void run(int atOnce, LongConsumer done) throws SQLException, InterruptedException {
    var all = new QueueLines(lines);
    var handler = new Delivering(all);
    JobRunr.configure()
        .useJobActivator(
            new JobActivator() {
              @Override
              public <T> @Nullable T activateJob(Class<T> type) {
                return type.cast(handler);
              }
            })
        .useStorageProvider(new PostgresStorageProvider(pool))
        .useBackgroundJobServer(
            usingStandardBackgroundJobServerConfiguration()
                .andWorkerCount(atOnce)
                .andPollInterval(Duration.ofSeconds(5)))
        .initialize();
    try {
      all.await();
      QueueRows.awaitNone(
          pool, "SELECT 1 FROM jobrunr_jobs WHERE state IN ('ENQUEUED', 'PROCESSING') LIMIT 1");
      done.accept(all.nanos());
    } finally {
      JobRunr.destroy();
    }
  }
}
