package dev.comanda.preparation.robot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A process engine, as far as robots are concerned: a real server on a port of its own whose
 * instances wait at addresses made new for each call, and answer there as the engine itself does.
 * What happens while an order is sent can be prescribed for each hand-over. Thread-safe.
 */
public final class EngineStandIn implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("/(\\d+)/callbacks/([^/]+)/");

  private final HttpServer server;
  private final String scheme;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<Integer, StandInInstance> instances = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Course> courses = new ConcurrentLinkedQueue<>();
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger puts = new AtomicInteger();
  private final AtomicInteger gets = new AtomicInteger();

  /** What is done with an order that is being sent. */
  @FunctionalInterface
  public interface Course {
    /** Does it. */
    void take(Sent sent) throws IOException;
  }

  private EngineStandIn(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** An engine without instances. */
  public static EngineStandIn start() {
    try {
      return new EngineStandIn(HttpServer.create(anyPort(), 0), "http");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same by TLS. */
  public static EngineStandIn start(SSLContext shown) {
    try {
      var server = HttpsServer.create(anyPort(), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(shown));
      return new EngineStandIn(server, "https");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** Where it is, without a closing slash. */
  public String url() {
    return url("127.0.0.1");
  }

  /** The same by another name. */
  public String url(String host) {
    return scheme + "://" + host + ":" + server.getAddress().getPort();
  }

  /** A new instance, which waits nowhere. */
  public StandInInstance instance() {
    int number = made.incrementAndGet();
    var instance = new StandInInstance(url(), number);
    instances.put(number, instance);
    return instance;
  }

  /** Forgets an instance, as an engine does that was restored or cleaned up. */
  public void forget(StandInInstance instance) {
    instances.remove(instance.number());
  }

  /** Prescribes what happens to the next order for which nothing is prescribed. */
  public void next(Course course) {
    courses.add(course);
  }

  /** Orders that were sent to it, taken or not. */
  public int puts() {
    return puts.get();
  }

  /** Times that it was asked whether somebody waits. */
  public int gets() {
    return gets.get();
  }

  private void serve(HttpExchange exchange) throws IOException {
    var address = ADDRESS.matcher(exchange.getRequestURI().getRawPath());
    var instance = address.matches() ? instances.get(Integer.valueOf(address.group(1))) : null;
    var id = address.matches() ? address.group(2) : "";
    switch (exchange.getRequestMethod()) {
      case "GET" -> {
        gets.incrementAndGet();
        var open = instance == null ? null : instance.waiting(id);
        answer(exchange, open == null ? 404 : 200, open);
      }
      case "PUT" -> {
        var sent = new Sent(exchange, instance, id, exchange.getRequestBody().readAllBytes());
        puts.incrementAndGet();
        var course = courses.poll();
        if (course == null) {
          sent.answer(sent.decide());
        } else {
          course.take(sent);
        }
      }
      default -> answer(exchange, 405, null);
    }
  }

  private static void answer(HttpExchange exchange, int status, @Nullable String json)
      throws IOException {
    var body = json == null ? new byte[0] : json.getBytes(UTF_8);
    if (json != null) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public void close() {
    if (closing.getCount() == 0) {
      return;
    }
    closing.countDown();
    server.stop(0);
    threads.close();
  }

  /** An order that came in and was not answered. */
  public final class Sent {
    private final HttpExchange exchange;
    private final @Nullable StandInInstance instance;
    private final String id;
    private final byte[] body;

    private Sent(
        HttpExchange exchange, @Nullable StandInInstance instance, String id, byte[] body) {
      this.exchange = exchange;
      this.instance = instance;
      this.id = id;
      this.body = body;
    }

    /** Gives it to the instance if that waits for it, and says with which status. */
    public int decide() {
      return instance == null ? 404 : instance.take(id, exchange.getRequestHeaders(), body);
    }

    /** Answers, whatever became of it. */
    public void answer(int status) throws IOException {
      EngineStandIn.answer(exchange, status, null);
    }

    /** Sends whoever sent it somewhere else. */
    public void redirect(int status, String to) throws IOException {
      exchange.getResponseHeaders().set("Location", to);
      answer(status);
    }

    /** Drops the connection without a word. */
    public void breakOff() {
      exchange.close();
    }

    /** Says nothing until the engine is closed. */
    public void hang() {
      try {
        closing.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
    }
  }
}
