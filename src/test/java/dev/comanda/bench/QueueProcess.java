package dev.comanda.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * A queue of others in a process of its own, with the flags of Java that the server has, on the
 * server's PostgreSQL. Not thread-safe.
 */
final class QueueProcess implements AutoCloseable {
  private static final int STOP_SECONDS = 30;

  private final Process process;
  private final PrintWriter tell;
  private final BufferedReader said;

  /** Which queue. */
  enum Which {
    DB_SCHEDULER {
      @Override
      QueueRival in(HikariDataSource pool) throws SQLException {
        return new DbSchedulerQueue(pool);
      }
    },
    JOBRUNR {
      @Override
      QueueRival in(HikariDataSource pool) {
        return new JobRunrQueue(pool);
      }
    };

    abstract QueueRival in(HikariDataSource pool) throws SQLException;
  }

  private QueueProcess(Process process) {
    this.process = process;
    tell = new PrintWriter(new OutputStreamWriter(process.getOutputStream(), US_ASCII), true);
    said = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
  }

  /** Starts one and waits until it is ready. */
  static QueueProcess start(Which which, Server server, Path folder) throws IOException {
    var command =
        Server.java(QueueChild.class, which.name(), server.jdbcUrl(), Server.POSTGRES_USER);
    var process =
        new ProcessBuilder(command).redirectError(folder.resolve(which + ".log").toFile()).start();
    var queue = new QueueProcess(process);
    queue.tell.println(server.postgresPassword());
    queue.awaitDone();
    return queue;
  }

  long pid() {
    return process.pid();
  }

  /** Makes so many lines wait. */
  void fill(int lines) throws IOException {
    tell.println(QueueChild.FILL + " " + lines);
    awaitDone();
  }

  /** Books all that wait; nanoseconds from the first call until all was durably booked. */
  long run(int atOnce) throws IOException {
    tell.println(QueueChild.RUN + " " + atOnce);
    return Long.parseLong(hear());
  }

  /** Waits until it has stopped booking. */
  void awaitDone() throws IOException {
    var word = hear();
    if (!word.equals(QueueChild.DONE)) {
      throw new IllegalStateException("a queue of others says " + word);
    }
  }

  private String hear() throws IOException {
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(QueueChild.SAYS)) {
        return line.substring(QueueChild.SAYS.length());
      }
    }
    throw new IllegalStateException("a queue of others has ended");
  }

  @Override
  public void close() {
    tell.close();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
