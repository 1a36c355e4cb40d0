package dev.comanda.db;

import dev.comanda.process.Subprocess;
import java.io.IOException;

/** What PostgreSQL understands, by its documentation of pg_ctl. */
enum Signal {
  /** Fast: ends connections, writes all to disk, stops. */
  INT,
  /** Immediate: stops without writing; the next start recovers. */
  QUIT;

  /** Sends it; a process that has gone meanwhile is no fault. */
  void send(ProcessHandle process) throws IOException, InterruptedException {
    Subprocess.run("sh", "-c", "kill -" + name() + " " + process.pid());
  }
}
