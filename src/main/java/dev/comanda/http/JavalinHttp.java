package dev.comanda.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/**
 * The web server: Javalin over Jetty, each request on a virtual thread. Knows bounds and how to
 * start and stop; what is answered is up to {@link Exchange}.
 */
public final class JavalinHttp implements Http {
  /** Bytes of a request's first line and headers together; a token has about 1 KB. */
  static final int HEADER_BYTES_MAX = 8 * 1024;

  /** How long requests that run may go on when the server stops. */
  static final Duration STOP_MAX = Duration.ofSeconds(5);

  /** Bytes collected before they are written; an order's answer fits. */
  private static final int OUTPUT_BYTES = 8 * 1024;

  /** Platform threads for accepting, selecting and timers; all else is on virtual ones. */
  private static final int THREADS_MAX = 16;

  private final Javalin javalin;
  private final Sockets sockets;

  private JavalinHttp(Javalin javalin, Sockets sockets) {
    this.javalin = javalin;
    this.sockets = sockets;
  }

  /**
   * Starts to listen.
   *
   * @param routes what answers requests
   * @param socketRoutes what answers WebSockets
   * @param identify turns tokens into callers
   * @param places resolves the {@code {loc}} of paths
   * @throws IllegalStateException when the port is taken or the address is none of this machine
   */
  public static JavalinHttp start(
      HttpSettings settings,
      List<Route> routes,
      List<SocketRoute> socketRoutes,
      Identify identify,
      Places places) {
    return start(settings, Bounds.ofThisProcess(), routes, socketRoutes, identify, places);
  }

  static JavalinHttp start(
      HttpSettings settings,
      Bounds bounds,
      List<Route> routes,
      List<SocketRoute> socketRoutes,
      Identify identify,
      Places places) {
    var gate = new Gate(identify, settings.publicUrl());
    var exchange = new Exchange(routes, gate, places, settings.publicUrl());
    var sockets = bounds.sockets();
    var heads = new JavalinHttpHeads(bounds.head());
    var javalin =
        Javalin.create(
            config -> {
              configure(config);
              config.jetty.addConnector(
                  (server, http) -> {
                    var connector = connector(server, http, settings, bounds.idle());
                    connector.addBean(heads, false);
                    return connector;
                  });
              config.jetty.modifyServer(
                  server -> {
                    prepare(server, settings, bounds);
                    var components = WebSocketServerComponents.ensureWebSocketComponents(server);
                    server.setHandler(
                        new JavalinHttpDoor(
                            components, socketRoutes, gate, places, settings, sockets));
                    server.insertHandler(heads);
                    server.insertHandler(new GracefulHandler());
                  });
              config.jetty.modifyServletContextHandler(
                  context -> context.setErrorHandler(new JavalinHttpErrors(settings)));
              config.routes.before(context -> serve(context, exchange, settings, bounds));
            });
    try {
      javalin.start();
    } catch (RuntimeException e) {
      throw new CannotListen(settings, e);
    }
    sockets.start();
    settings.certificates().ifPresent(Certificates::start);
    return new JavalinHttp(javalin, sockets);
  }

  private static void prepare(Server server, HttpSettings settings, Bounds bounds) {
    server.addBean(new NetworkConnectionLimit(bounds.connections(), server));
    server.setErrorHandler(new JavalinHttpErrors(settings));
    server.setStopTimeout(STOP_MAX.toMillis());
  }

  private static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    var threads = new QueuedThreadPool(THREADS_MAX, 4);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory()));
    config.jetty.threadPool = threads;
  }

  private static ServerConnector connector(
      Server server, HttpConfiguration http, HttpSettings settings, Duration idle) {
    http.setUriCompliance(UriCompliance.DEFAULT);
    http.setRequestHeaderSize(HEADER_BYTES_MAX);
    http.setOutputBufferSize(OUTPUT_BYTES);
    http.setOutputAggregationSize(OUTPUT_BYTES);
    http.setSendServerVersion(false);
    // A cache of header lines costs more than it saves when every order has a key of its own.
    http.setHeaderCacheSize(0);
    http.setIdleTimeout(idle.toMillis());
    var connector = new ServerConnector(server, 1, 1, protocols(http, settings));
    connector.setHost(settings.listen());
    connector.setPort(settings.port());
    connector.setIdleTimeout(idle.toMillis());
    connector.setAcceptQueueSize(1_024);
    return connector;
  }

  private static ConnectionFactory[] protocols(HttpConfiguration http, HttpSettings settings) {
    var plain = new HttpConnectionFactory(http);
    return settings
        .certificates()
        .map(
            certificates ->
                new ConnectionFactory[] {JavalinHttpTls.around(plain, certificates), plain})
        .orElseGet(() -> new ConnectionFactory[] {plain});
  }

  private static void serve(
      Context context, Exchange exchange, HttpSettings settings, Bounds bounds) {
    context.skipRemainingHandlers();
    var request = context.req();
    try (var place = bounds.load().enter()) {
      var head = JavalinHttpHead.of(request, settings);
      var body = new JavalinHttpBody(request, bounds.body(), place);
      var answer = exchange.answer(head, body, place);
      write(context.res(), answer, place.admitted() && body.finish());
    }
  }

  private static void write(HttpServletResponse response, Answer answer, boolean goesOn) {
    response.setContentType(null);
    response.setStatus(answer.status());
    answer.fields().forEach(field -> response.addHeader(field.name(), field.value()));
    if (!goesOn) {
      response.setHeader("Connection", "close");
    }
    try {
      if (answer.status() != 204 && answer.status() != 304) {
        response.setContentLength(answer.length());
        response.getOutputStream().write(answer.body());
      }
    } catch (IOException e) {
      // The client has gone; there is nobody left to tell.
    }
  }

  @Override
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    sockets.close();
    javalin.stop();
  }
}
