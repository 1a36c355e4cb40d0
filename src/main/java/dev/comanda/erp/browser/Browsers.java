package dev.comanda.erp.browser;

import dev.comanda.delivery.connector.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The browsers of this process. Each runs in a process group and a folder of its own, which are
 * gone after its end, and after ours; what a killed process left is removed at the next start.
 * Thread-safe.
 */
public final class Browsers implements AutoCloseable {
  private final Path folder;
  private final Supplier<Programs> programs;
  private final Limits limits;
  private final Seats seats;
  private @Nullable Kit kit;
  private boolean closed;

  private Browsers(Path folder, Supplier<Programs> programs, Limits limits) {
    this.folder = folder;
    this.programs = programs;
    this.limits = limits;
    this.seats = new Seats(limits.browsersMax());
  }

  /** What is needed once a browser is to be started. */
  private record Kit(Profiles profiles, Starter starter, HttpClient http, Launch launch) {
    static Kit in(Path folder, Supplier<Programs> programs, Limits limits) throws IOException {
      var profiles = Profiles.below(folder);
      var starter = new Starter();
      // Never over a proxy: it goes to this machine.
      var http =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .proxy(HttpClient.Builder.NO_PROXY)
              .build();
      return new Kit(profiles, starter, http, new Launch(starter, programs, http, limits));
    }

    void close() {
      starter.close();
      http.shutdownNow();
      try {
        profiles.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Removes what a killed process left; starts nothing, and makes nothing before it has to.
   *
   * @param folder for what they keep while they run; several processes may share it
   * @param programs looked for at each start of a browser, as they may be installed meanwhile
   */
  public static Browsers in(Path folder, Supplier<Programs> programs, Limits limits) {
    try {
      Profiles.clean(folder, limits.end());
      return new Browsers(folder, programs, limits);
    } catch (IOException e) {
      throw new UncheckedIOException("what browsers left in " + folder + " cannot be read", e);
    }
  }

  /**
   * A browser for one user of one ERP; nothing is started before its first attempt. Where several
   * are asked for the same user they take turns, and sign in anew at each.
   *
   * @param user whom it signs in, named so that no two of different ERPs are the same
   */
  public Browser browser(String user, Site site) {
    return new Browser(this, site, user, seats.of(user));
  }

  Limits limits() {
    return limits;
  }

  /** For the browser that has this seat, once there is room for it. */
  Session start(Seats.Seat seat, Site site, Until until) throws Trouble, InterruptedException {
    seats.makeRoom(seat, until);
    try {
      var ready = kit();
      return ready.launch().start(ready.profiles().next(), site, until);
    } catch (IOException e) {
      throw new Trouble(
          Trouble.Kind.UNREACHABLE, "browser_unfit", "A browser has no folder: " + e.getMessage());
    }
  }

  private synchronized Kit kit() throws IOException {
    if (closed) {
      throw new IllegalStateException("no browser is started any more");
    }
    var ready = kit;
    if (ready == null) {
      ready = Kit.in(folder, programs, limits);
      kit = ready;
    }
    return ready;
  }

  void closed(String user) {
    seats.free(user);
  }

  /** Ends all that was started; close each browser before. */
  @Override
  public synchronized void close() {
    var used = kit;
    if (used != null && !closed) {
      used.close();
    }
    closed = true;
  }
}
