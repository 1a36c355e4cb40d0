package dev.comanda.erp.lines;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.HostileErp;
import dev.comanda.delivery.connector.Login;
import dev.comanda.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * An adapter of the line protocol with an ERP of its own behind it, that goes wrong as it is told.
 * Thread-safe.
 */
public final class LinesStandIn implements HostileErp {
  /** What its requests are signed with. */
  public static final String SECRET = "whsec_c2VjcmV0IG9mIHRoZSBzdGFuZC1pbiwgMzIgYnl0ZXM=";

  static final String OTHER_SECRET = "whsec_YW5vdGhlciBzZWNyZXQsIHdoaWNoIGlzIG5vdCBpdHM=";
  private static final String DOCUMENT = "4711";
  private static final Set<String> PRODUCTS = Set.of("10", "11");
  private static final int WAIT_SECONDS = 20;

  private static final Pattern FIND = Pattern.compile("/lines\\?document=([^&]+)&mark=([^&]+)");

  private final HttpServer server;
  private final SignatureCheck signatures;
  private final List<Booked> lines = new CopyOnWriteArrayList<>();
  private final List<Runnable> late = new CopyOnWriteArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final AtomicInteger submitted = new AtomicInteger();
  private final Semaphore held = new Semaphore(0);
  private final CountDownLatch over = new CountDownLatch(1);
  final ProtocolCheck protocol = new ProtocolCheck();
  private volatile Fault fault = Fault.NONE;
  private volatile boolean closed;
  private volatile String refusing = "";

  /** One that nobody has written into; requests are as young as this clock says. */
  public LinesStandIn(Clock clock) {
    signatures = new SignatureCheck(SECRET, clock);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  private void serve(HttpExchange http) throws IOException {
    try (http) {
      var sent = Sent.of(http);
      protocol.asked(sent);
      if (sent.writes()) {
        submitted.incrementAndGet();
      }
      switch (fault) {
        case HANGS -> hang();
        case CUTS_BEFORE -> {}
        case CUTS_AFTER -> done(sent);
        case LATE -> later(http, sent);
        case CLAIMS -> say(http, sent, sent.writes() ? Said.json(200, "{}") : done(sent));
        case DOUBLES -> say(http, sent, twice(sent));
        case SIGNED_OUT -> say(http, sent, Said.no(401, "signature"));
        case BUSY -> say(http, sent, Said.no(429, "busy").with("Retry-After", "7"));
        case UNAVAILABLE -> say(http, sent, Said.no(503, "unavailable"));
        case FAILS -> say(http, sent, Said.of(500, "text/html", "<h1>Fehler</h1>"));
        case GARBAGE -> say(http, sent, Said.of(200, "text/html", "<h1>Warnung!</h1>"));
        case NONE -> say(http, sent, done(sent));
      }
    }
  }

  private void hang() {
    held.release();
    try {
      over.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void later(HttpExchange http, Sent sent) throws IOException {
    if (sent.writes()) {
      late.add(() -> done(sent));
    } else {
      say(http, sent, done(sent));
    }
  }

  private Said twice(Sent sent) {
    var said = done(sent);
    if (sent.writes() && said.status() == 200) {
      var line = lines.getLast();
      write(line.productNumber(), line.quantity(), line.text());
    }
    return said;
  }

  private void say(HttpExchange http, Sent sent, Said said) throws IOException {
    protocol.answered(sent, said);
    said.headers().forEach(http.getResponseHeaders()::set);
    http.sendResponseHeaders(said.status(), said.body().length == 0 ? -1 : said.body().length);
    http.getResponseBody().write(said.body());
  }

  /** From now on no line is shown or taken, for this reason. */
  public void refuseAll(String error) {
    refusing = error;
  }

  /** What an adapter does that does what it should. */
  private Said done(Sent sent) {
    var wrong = signatures.fault(sent);
    if (!wrong.isEmpty()) {
      return Said.no(401, wrong);
    }
    if (!refusing.isEmpty() && !sent.target().startsWith("/documents/")) {
      return Said.no(400, refusing);
    }
    if (sent.writes()) {
      return written(sent);
    }
    var find = FIND.matcher(sent.target());
    if (find.matches()) {
      return decoded(find.group(1)).equals(DOCUMENT)
          ? Said.json(
              200, Json.text(Map.of("lines", lines.stream().map(LinesStandIn::told).toList())))
          : Said.no(404, "document_not_found");
    }
    return sent.target().equals("/documents/" + DOCUMENT)
        ? Said.json(200, Json.text(Map.of("document", DOCUMENT, "open", !closed)))
        : Said.no(404, "document_not_found");
  }

  /** All lines, whichever mark was asked for: the protocol allows it. */
  private static Map<String, String> told(Booked line) {
    return Map.of(
        "line", line.line(),
        "product", line.productNumber(),
        "quantity", line.quantity().toPlainString(),
        "text", line.text());
  }

  private Said written(Sent sent) {
    var line = Json.read(sent.body(), NewLine.class);
    if (!line.document().equals(DOCUMENT)) {
      return Said.no(404, "document_not_found");
    }
    if (closed) {
      return Said.no(409, "document_closed");
    }
    if (!PRODUCTS.contains(line.product())) {
      return Said.no(422, "product_unknown");
    }
    write(
        line.product(),
        new BigDecimal(line.quantity()),
        line.mark() + " " + line.description() + " " + line.unit());
    return Said.json(200, "{}");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public Login login() {
    return new Login("comanda", SECRET);
  }

  @Override
  public Login wrongLogin() {
    return new Login("comanda", OTHER_SECRET);
  }

  @Override
  public String document() {
    return DOCUMENT;
  }

  @Override
  public String missingDocument() {
    return "47 11/ä&mark=?#.";
  }

  @Override
  public String product() {
    return "10";
  }

  @Override
  public String otherProduct() {
    return "11";
  }

  @Override
  public String missingProduct() {
    return "010";
  }

  @Override
  public List<Booked> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void write(String product, BigDecimal quantity, String text) {
    lines.add(new Booked("" + numbers.incrementAndGet(), product, quantity, text));
  }

  @Override
  public void alter(Booked line, String product, BigDecimal quantity) {
    lines.replaceAll(
        each -> each.equals(line) ? new Booked(line.line(), product, quantity, line.text()) : each);
  }

  @Override
  public void remove(Booked line) {
    lines.remove(line);
  }

  @Override
  public void closeDocument() {
    closed = true;
  }

  @Override
  public void from(Fault next) {
    fault = next;
  }

  @Override
  public void awaitHeld() {
    try {
      if (!held.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody asks");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void actLate() {
    late.forEach(Runnable::run);
    late.clear();
  }

  @Override
  public int submitted() {
    return submitted.get();
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
  }
}
