package dev.comanda.demo.erp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.comanda.demo.erp.books.Books;
import dev.comanda.demo.erp.books.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A workshop's ERP at a port of this machine: pages with forms, behind a log-in. What it answered
 * survives a {@code kill -9}; what it does wrong is switched by {@link Faults}. Thread-safe.
 */
public final class DemoErp implements AutoCloseable {
  /** Who can log in to a new one. */
  public static final String USER = "benny";

  /** The password in a new one, unless another is given. */
  public static final String PASSWORD = "werkstatt";

  private static final Logger log = LoggerFactory.getLogger(DemoErp.class);

  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Faults faults = new Faults();
  private final Tally tally = new Tally();
  private final Books books;
  private final HttpServer server;
  private final Sessions sessions;
  private final Visit.Cookies cookies;
  private final Pages pages;
  private final OwnPages own;

  /**
   * How it is set up.
   *
   * @param port 0 for any that is free
   * @param folder where its file is; it begins with sample data where there is none
   * @param password of {@link #USER} in a new one
   * @param idleMax after so long without a request a session is over
   */
  public record Settings(int port, Path folder, String password, Duration idleMax) {
    private static final Duration IDLE_MAX = Duration.ofMinutes(30);

    /** The demo's password and half an hour. */
    public static Settings of(int port, Path folder) {
      return new Settings(port, folder, PASSWORD, IDLE_MAX);
    }
  }

  /**
   * Opens its file and listens.
   *
   * @throws IllegalStateException where another ERP has the folder
   * @throws UncheckedIOException where the port is taken, or the folder cannot be written
   */
  public DemoErp(Settings settings) {
    books = new Books(settings.folder(), USER, settings.password());
    try {
      var at = new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port());
      server = HttpServer.create(at, 0);
    } catch (IOException e) {
      books.close();
      throw new UncheckedIOException(e);
    }
    sessions = new Sessions(settings.idleMax());
    cookies = new Visit.Cookies(server.getAddress().getPort());
    pages = new Pages(books, faults, sessions, tally, new Pages.Access(cookies, this::later));
    own = new OwnPages(books, faults, tally, cookies);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** Where it is, without a closing slash. */
  public URI url() {
    var at = server.getAddress();
    return URI.create("http://" + at.getAddress().getHostAddress() + ":" + at.getPort());
  }

  /** What it does wrong. */
  public Faults faults() {
    return faults;
  }

  /** What it knows, in truth. */
  public Books books() {
    return books;
  }

  /** What has arrived since the start. */
  public Counts counts() {
    return tally.counts();
  }

  /** Logs everybody out. */
  public void logOutAll() {
    sessions.endAll();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var call = Call.of(exchange);
      var answer = call.isPresent() ? answer(call.get()) : Optional.of(bad());
      if (answer.isPresent()) {
        answer.get().send(exchange);
      }
    }
  }

  private static Answer bad() {
    return Answer.text(Answer.BAD_REQUEST, "The request is no form, or is too large.");
  }

  /** The answer, or nothing where the connection is dropped. */
  private Optional<Answer> answer(Call call) {
    try {
      var answer = own.answer(call);
      return answer.isPresent() ? answer : withFaults(call);
    } catch (RuntimeException e) {
      log.error("the demo ERP failed", e);
      return Optional.of(failed());
    }
  }

  private Optional<Answer> withFaults(Call call) {
    var where = call.where();
    tally.arrived(where);
    if (faults.takes(Kind.LOG_OUT, where)) {
      sessions.end(cookies.session(call));
    }
    if (faults.takes(Kind.TOO_MANY, where)) {
      return Optional.of(Answer.text(Answer.TOO_MANY, "Too many requests."));
    }
    if (faults.takes(Kind.FAIL_BEFORE, where)) {
      return Optional.of(failed());
    }
    if (faults.takes(Kind.CUT_BEFORE, where) || hangs(Kind.HANG_BEFORE, where)) {
      return Optional.empty();
    }
    if (endsWaiting(Kind.SLOW_BEFORE, where)) {
      return Optional.empty();
    }
    var answer = pages.answer(call);
    if (endsWaiting(Kind.SLOW_AFTER, where)) {
      return Optional.empty();
    }
    if (faults.takes(Kind.FAIL_AFTER, where)) {
      return Optional.of(failed());
    }
    if (faults.takes(Kind.CUT_AFTER, where) || hangs(Kind.HANG_AFTER, where)) {
      return Optional.empty();
    }
    return Optional.of(answer);
  }

  private static Answer failed() {
    return Answer.text(Answer.FAILED, "Internal server error.");
  }

  /** Keeps the request until the ERP ends, where this fault shows. */
  private boolean hangs(Kind kind, Where where) {
    if (!faults.takes(kind, where)) {
      return false;
    }
    while (!endsWithin(Switch.DELAY_MAX)) {
      log.info("a request hangs, as was switched");
    }
    return true;
  }

  /** Waits where this fault shows, and says whether the ERP ended meanwhile. */
  private boolean endsWaiting(Kind kind, Where where) {
    return faults.take(kind, where).filter(fault -> endsWithin(fault.delay())).isPresent();
  }

  /** Waits so long, and says whether the ERP ended before. */
  private boolean endsWithin(Duration delay) {
    try {
      return closing.await(delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void later(Duration delay, Runnable what) {
    threads.execute(() -> act(delay, what));
  }

  private void act(Duration delay, Runnable what) {
    try {
      if (!endsWithin(delay)) {
        what.run();
      }
    } catch (Refusal e) {
      log.info("what came late was refused: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.close();
    books.close();
  }
}
