package dev.comanda.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.sql.SQLException;

/** A queue of others as a process of its own, told line by line what to do. */
final class QueueChild {
  /** What its own lines begin with, among those of others. */
  static final String SAYS = "queue: ";

  static final String FILL = "fill";

  static final String RUN = "run";

  static final String DONE = "done";

  /** With more there is only more waiting on two cores. */
  static final int CONNECTIONS = 32;

  private QueueChild() {}

  /**
   * Does as it is told, until nobody tells it anything any more.
   *
   * @param args which queue; the database's URL and user; its password is the first line told
   */
  public static void main(String[] args) throws IOException, SQLException, InterruptedException {
    var told = new BufferedReader(new InputStreamReader(System.in, US_ASCII));
    var config = new HikariConfig();
    config.setJdbcUrl(args[1]);
    config.setUsername(args[2]);
    config.setPassword(told.readLine());
    config.setMaximumPoolSize(CONNECTIONS);
    try (var pool = new HikariDataSource(config)) {
      var queue = QueueProcess.Which.valueOf(args[0]).in(pool);
      say(DONE);
      for (var line = told.readLine(); line != null; line = told.readLine()) {
        var words = line.split(" ", -1);
        int number = Integer.parseInt(words[1]);
        if (words[0].equals(FILL)) {
          queue.fill(number);
          say(DONE);
        } else {
          queue.run(number, nanos -> say(Long.toString(nanos)));
          say(DONE);
        }
      }
    }
    System.exit(0);
  }

  private static void say(String word) {
    System.out.println(SAYS + word);
  }
}
