package dev.comanda.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * db-scheduler, one-time tasks, polling by lock-and-fetch with the limits that its document gives
 * for high throughput. Not thread-safe.
 */
final class DbSchedulerQueue implements QueueRival {
  static final String SETTINGS =
      "pollUsingLockAndFetch(1.0, 4.0), a platform thread each, poll every 100 ms, a row deleted when"
          + " its task is done";

  /** As its document gives it for PostgreSQL, without the index for priorities, which are off. */
  private static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS scheduled_tasks (
        task_name text NOT NULL,
        task_instance text NOT NULL,
        task_data bytea,
        execution_time timestamptz NOT NULL,
        picked boolean NOT NULL,
        picked_by text,
        last_success timestamptz,
        last_failure timestamptz,
        consecutive_failures integer,
        last_heartbeat timestamptz,
        version bigint NOT NULL,
        priority smallint,
        PRIMARY KEY (task_name, task_instance));
      CREATE INDEX IF NOT EXISTS execution_time_idx ON scheduled_tasks (execution_time);
      CREATE INDEX IF NOT EXISTS last_heartbeat_idx ON scheduled_tasks (last_heartbeat);
      """;

  private static final String NAME = "deliver";

  private final HikariDataSource pool;
  private int lines;

  DbSchedulerQueue(HikariDataSource pool) throws SQLException {
    this.pool = pool;
    QueueRows.run(pool, TABLE);
  }

  @Override
  public void fill(int count) throws SQLException {
    lines = count;
    QueueRows.run(
        pool,
        """
        INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
        SELECT '%s', n::text, now(), false, 1
        FROM generate_series(1, %d) AS n
        """
            .formatted(NAME, count));
  }

  @Override
  public void run(int atOnce, LongConsumer done) throws SQLException, InterruptedException {
    var all = new QueueLines(lines);
    var task =
        Tasks.oneTime(NAME)
            .execute((instance, context) -> all.book(Integer.parseInt(instance.getId())));
    var scheduler =
        Scheduler.create(pool, task)
            .threads(atOnce)
            .pollUsingLockAndFetch(1.0, 4.0)
            .pollingInterval(Duration.ofMillis(100))
            .build();
    scheduler.start();
    try {
      all.await();
      QueueRows.awaitNone(pool, "SELECT 1 FROM scheduled_tasks LIMIT 1");
      done.accept(all.nanos());
    } finally {
      scheduler.stop();
    }
  }
}
