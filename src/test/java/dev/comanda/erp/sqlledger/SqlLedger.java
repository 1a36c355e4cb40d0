package dev.comanda.erp.sqlledger;

import dev.comanda.db.TestFolders;
import dev.comanda.delivery.connector.Login;
import dev.comanda.erp.ErpProgram;
import dev.comanda.process.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A SQL-Ledger of its own, with lighttpd and a PostgreSQL, in a temporary folder and at free ports;
 * it ends with this JVM, however that ends. {@code comanda@workshop} books, {@code petra@workshop}
 * works there. Tests that need one begin with {@link #need}.
 */
public final class SqlLedger implements AutoCloseable {
  /** By whom Comanda books. */
  public static final String USER = "comanda@workshop";

  /** Who works there. */
  public static final String COLLEAGUE = "petra@workshop";

  /** Engine oil, by the litre. */
  public static final String OIL = "10";

  private static final String DATASET = "workshop";
  private static final int OK = 200;

  private final Path folder;
  private final int webPort;
  private final int databasePort;
  private final ErpProgram program;

  private SqlLedger(Path folder, int webPort, int databasePort) {
    this.folder = folder;
    this.webPort = webPort;
    this.databasePort = databasePort;
    this.program = new ErpProgram("SQL-Ledger", folder);
  }

  /** Leaves the test out, or all of its class, where there can be no SQL-Ledger. */
  public static void need() {
    PreparedLedger.need();
  }

  /** Starts one with products and people, and one order, 558, without lines. */
  public static SqlLedger start() {
    var ledger = new SqlLedger(TestFolders.make(), FreePort.any(), FreePort.any());
    try {
      PreparedLedger.layInto(ledger.folder, ledger.webPort, ledger.databasePort);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    ledger.startAgain();
    return ledger;
  }

  /** Where its pages are. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + webPort);
  }

  /** Who books. */
  public Login login() {
    return new Login(USER, PreparedLedger.PASSWORD);
  }

  /** Its orders, as they stand in its database. */
  public OrderRows orders() {
    return new OrderRows(
        "jdbc:postgresql://127.0.0.1:" + databasePort + "/" + DATASET,
        PreparedLedger.DATABASE_USER,
        PreparedLedger.PASSWORD);
  }

  /** {@code kill -9} of all that it is. */
  public void kill() {
    program.kill();
  }

  /** On the same data and at the same ports as the one that was killed; it answers on return. */
  public void startAgain() {
    var script = PreparedLedger.script(folder, "run.sh");
    program.start(
        PreparedLedger.program(folder, List.of("sh", script, folder.toString(), "" + databasePort)),
        () -> answers() && orders().answer());
  }

  private boolean answers() {
    try {
      var asked = (HttpURLConnection) address().resolve("/VERSION").toURL().openConnection();
      return asked.getResponseCode() == OK;
    } catch (IOException e) {
      return false;
    }
  }

  /** Its users write numbers so, from now on: as their preferences name it. */
  public void writeNumbers(String format) {
    try (var users = Files.newDirectoryStream(folder.resolve("users"), "{members,*@*.conf}")) {
      for (var user : users) {
        // Once in a file for all, once for each who has signed in.
        var kept =
            Files.readString(user)
                .replaceAll("(?m)^numberformat=.*$", "numberformat=" + format)
                .replaceAll(
                    "(?m)^(\\s*numberformat => ).*,$", "$1'" + format.replace("'", "\\\\'") + "',");
        if (!kept.contains("numberformat=" + format) && !kept.contains("numberformat => '")) {
          throw new IllegalStateException(user + " does not say how numbers are written");
        }
        Files.writeString(user, kept);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Somebody signs in as the user by whom Comanda books, which ends its session. */
  public void signInElsewhere() {
    var asked =
        HttpRequest.newBuilder(address().resolve("/login.pl"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("User-Agent", "Mozilla/5.0")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "action=Login&path=bin/mozilla&js=1&login="
                        + USER
                        + "&password="
                        + PreparedLedger.PASSWORD))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(asked, HttpResponse.BodyHandlers.ofString()).body();
      if (!answer.contains("acc_menu")) {
        throw new IllegalStateException(answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What it said of itself. */
  public String said() {
    return program.said();
  }

  @Override
  public void close() {
    kill();
    TestFolders.remove(folder);
  }
}
