package dev.comanda.erp.tryton;

import dev.comanda.db.TestFolders;
import dev.comanda.erp.ErpProgram;
import dev.comanda.process.FreePort;
import dev.comanda.process.Subprocess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Tryton on a database of its own, in a temporary folder and at a port of its own; it ends with
 * this JVM, however that ends. {@code admin} may all, {@code comanda} may sell, {@code azubi} may
 * nothing. Tests that need one begin with {@link #need}.
 *
 * <pre>
 *   &#64;BeforeAll static void start() { TrytonServer.need(); tryton = TrytonServer.start(); }
 * </pre>
 */
public final class TrytonServer implements AutoCloseable {
  /** Who may sell: by this one Comanda books. */
  public static final String USER = "comanda";

  /** Who may sign in, and nothing else. */
  public static final String OUTSIDER = "azubi";

  /** Who may all. */
  public static final String ADMIN = "admin";

  /** Everybody's. */
  public static final String PASSWORD = TrytonDatabase.PASSWORD;

  private static final String WEB_CLIENT = "/usr/share/tryton-sao/www";

  private final Path folder;
  private final Path database;
  private final int port;
  private final ErpProgram program;

  private TrytonServer(Path folder, Path database, int port) {
    this.folder = folder;
    this.database = database;
    this.port = port;
    this.program = new ErpProgram("Tryton", folder);
  }

  /** Leaves the test out, or all of its class, where there can be no Tryton. */
  public static void need() {
    TrytonDatabase.need();
  }

  /** Starts one on a database with products and people, and without sales; it answers on return. */
  public static TrytonServer start() {
    var folder = TestFolders.make();
    try {
      var server = new TrytonServer(folder, TrytonDatabase.copyTo(folder), FreePort.any());
      server.startAgain();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where a connector finds it: with its database. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port + "/" + TrytonDatabase.NAME);
  }

  /** Where a browser finds its web client; the database is asked for at the sign-in. */
  public URI pages() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  /** What its database is called. */
  public String databaseName() {
    return TrytonDatabase.NAME;
  }

  /** Its database, to be looked into. */
  Path database() {
    return database;
  }

  /** {@code kill -9}. */
  public void kill() {
    program.kill();
  }

  /** On the same database and at the same port as the one that was killed; it answers on return. */
  public void startAgain() {
    try {
      // It listens only when its database is read.
      program.start(command(), this::listens);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessBuilder command() throws IOException {
    var settings = folder.resolve("trytond.conf");
    Files.writeString(
        settings,
        """
        [web]
        listen = 127.0.0.1:%d
        root = %s
        [database]
        uri = sqlite://
        path = %s
        [session]
        # A password that was refused delays nobody who comes after, and bars nobody.
        timeout = 0
        """
            .formatted(port, WEB_CLIENT, folder));
    var words =
        List.of(
            "setsid",
            "setpriv",
            "--pdeathsig",
            "KILL",
            "--",
            "trytond",
            "-c",
            settings.toString(),
            "-d",
            TrytonDatabase.NAME);
    var builder = Subprocess.builder(words).directory(folder.toFile());
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder;
  }

  private boolean listens() {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
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
