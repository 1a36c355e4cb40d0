package dev.comanda.erp.lines;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.comanda.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * An ERP with as many worksheets as are asked for, behind an adapter of the line protocol; what
 * goes wrong with each request its test says. Thread-safe.
 */
public final class SheetsErp implements AutoCloseable {
  /** What every request is signed by. */
  public static final String SECRET = LinesStandIn.SECRET;

  /** Looks like a secret, and is not this ERP's. */
  public static final String OTHER_SECRET = LinesStandIn.OTHER_SECRET;

  /** How late an effect is. */
  private static final Duration LATE = Duration.ofMillis(500);

  private static final Pattern FIND = Pattern.compile("/lines\\?document=([^&]+)&mark=([^&]+)");

  private final HttpServer server;
  private final SignatureCheck signatures = new SignatureCheck(SECRET, Clock.systemUTC());
  private final Sheets sheets = new Sheets();
  private final Semaphore held = new Semaphore(0);
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Script script = request -> Mishap.NONE;

  /** Creates that came in, each by its mark, in their order. */
  public final List<String> submitted = new CopyOnWriteArrayList<>();

  /** A line of a worksheet. */
  public record Line(String document, String product, String quantity, String text) {
    /** By what it was booked. */
    public String mark() {
      return text.substring(0, text.indexOf(' '));
    }
  }

  /** What is asked: to write, or only to look. */
  public record Request(boolean writes, String document, String mark) {}

  /** Says what goes wrong. */
  @FunctionalInterface
  public interface Script {
    /** With one request. */
    Mishap of(Request request);
  }

  /** What goes wrong. */
  public enum Mishap {
    /** Nothing. */
    NONE,
    /** It does nothing and says nothing, until the ERP is closed. */
    HANGS,
    /** It does it, and says nothing until the ERP is closed. */
    ACTS_AND_HANGS,
    /** The connection breaks before it does anything. */
    DROPS,
    /** It does it, and the connection breaks. */
    ACTS_AND_DROPS,
    /** The connection breaks, and some time later it does it. */
    ACTS_LATE,
    /** It writes what is to be written twice. */
    ACTS_TWICE,
    /** It does it, and says that it failed. */
    ACTS_AND_FAILS,
    /** It fails. */
    FAILS,
    /** It says that it did it, and did not. */
    CLAIMS,
    /** It asks for patience. */
    BUSY,
    /** It says that it cannot reach its database. */
    UNAVAILABLE,
    /** It says that there is no such product. */
    REFUSES,
    /** It says no, and by which secret it was asked. */
    TELLS,
    /** It fails, and shows a page with its secret. */
    SHOWS
  }

  /** Opens it on a free port of this machine. */
  public SheetsErp() {
    this(0);
  }

  /** Opens it on a port. */
  public SheetsErp(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  /** Where its adapter is. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on this goes wrong. */
  public void script(Script next) {
    script = next;
  }

  /** From now on it sells this; anything before. */
  public void sells(String product) {
    sheets.products.add(product);
  }

  /** What stands on all worksheets, in the order in which it was written. */
  public List<Line> lines() {
    return sheets.all();
  }

  /** What stands on one. */
  public List<Line> lines(String document) {
    return sheets.of(document);
  }

  /** How often it was asked anything. */
  public int asked() {
    return asked.get();
  }

  /** Waits until so many requests hang. */
  public void awaitHanging(int count) {
    try {
      if (!held.tryAcquire(count, 1, TimeUnit.MINUTES)) {
        throw new AssertionError("nobody hangs");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void serve(HttpExchange http) throws IOException {
    try (http) {
      var sent = Sent.of(http);
      asked.incrementAndGet();
      if (sent.target().startsWith("/documents/")) {
        say(http, Said.no(404, "document_not_found"));
        return;
      }
      var request = request(sent);
      if (request.writes()) {
        submitted.add(request.mark());
      }
      go(http, sent, request, script.of(request));
    }
  }

  private static Request request(Sent sent) {
    if (sent.writes()) {
      var line = Json.read(sent.body(), NewLine.class);
      return new Request(true, line.document(), line.mark());
    }
    var find = FIND.matcher(sent.target());
    if (!find.matches()) {
      throw new AssertionError(sent.target());
    }
    return new Request(false, decoded(find.group(1)), decoded(find.group(2)));
  }

  private void go(HttpExchange http, Sent sent, Request request, Mishap mishap) throws IOException {
    switch (mishap) {
      case NONE -> say(http, done(sent, request));
      case HANGS -> hang();
      case ACTS_AND_HANGS -> {
        done(sent, request);
        hang();
      }
      case DROPS -> {}
      case ACTS_AND_DROPS -> done(sent, request);
      case ACTS_LATE ->
          Thread.ofVirtual()
              .start(
                  () -> {
                    LockSupport.parkNanos(LATE.toNanos());
                    done(sent, request);
                  });
      case ACTS_TWICE -> {
        var said = done(sent, request);
        if (request.writes() && said.status() == 200) {
          sheets.again(request.document());
        }
        say(http, said);
      }
      case ACTS_AND_FAILS -> {
        done(sent, request);
        say(http, Said.of(500, "text/html", "<h1>Fehler</h1>"));
      }
      case FAILS -> say(http, Said.of(500, "text/html", "<h1>Fehler</h1>"));
      case CLAIMS -> say(http, Said.json(200, "{}"));
      case BUSY -> say(http, Said.no(429, "busy").with("Retry-After", "1"));
      case UNAVAILABLE -> say(http, Said.no(503, "unavailable"));
      case REFUSES -> say(http, Said.no(422, "product_unknown"));
      case TELLS -> say(http, told(sent, 422, "product_unknown"));
      case SHOWS -> say(http, told(sent, 500, "<p>"));
    }
  }

  /** Words with the secret, for who knows it. */
  private Said told(Sent sent, int status, String words) {
    var wrong = signatures.fault(sent);
    if (!wrong.isEmpty()) {
      return Said.no(401, wrong);
    }
    var text = words + " " + SECRET;
    return status == 500
        ? Said.of(status, "text/html", text)
        : Said.json(status, Json.text(Map.of("error", text, "message", text)));
  }

  private void hang() {
    held.release();
    try {
      over.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Said done(Sent sent, Request request) {
    var wrong = signatures.fault(sent);
    if (!wrong.isEmpty()) {
      return Said.no(401, wrong);
    }
    return request.writes()
        ? sheets.written(Json.read(sent.body(), NewLine.class))
        : Said.json(200, Json.text(Map.of("lines", sheets.found(request.document()))));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void say(HttpExchange http, Said said) throws IOException {
    said.headers().forEach(http.getResponseHeaders()::set);
    http.sendResponseHeaders(said.status(), said.body().length);
    http.getResponseBody().write(said.body());
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
  }
}
