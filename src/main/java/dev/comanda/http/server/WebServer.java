package dev.comanda.http.server;

import dev.comanda.http.Identify;
import dev.comanda.http.Places;
import dev.comanda.http.Route;
import dev.comanda.http.SocketRoute;
import dev.comanda.http.proxy.Hosts;
import dev.comanda.http.proxy.Proxies;
import dev.comanda.http.tls.Certificates;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web server: Jetty without servlets, each request on a virtual thread. Knows bounds and how to
 * start and stop; what is answered is up to {@link Exchange}.
 */
public final class WebServer implements AutoCloseable {
  /** Bytes of a request's first line and headers together; a token has about 1 KB. */
  static final int HEADER_BYTES_MAX = 8 * 1024;

  /** How long requests that run may go on when the server stops. */
  static final Duration STOP_MAX = Duration.ofSeconds(5);

  /** Bytes collected before they are written; an order's answer fits. */
  private static final int OUTPUT_BYTES = 8 * 1024;

  /** Platform threads for accepting, selecting and timers; all else is on virtual ones. */
  private static final int THREADS_MAX = 16;

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  private final Server server;
  private final ServerConnector connector;
  private final Sockets sockets;

  private WebServer(Server server, ServerConnector connector, Sockets sockets) {
    this.server = server;
    this.connector = connector;
    this.sockets = sockets;
  }

  /**
   * Starts to listen.
   *
   * @param routes what answers requests
   * @param socketRoutes what answers WebSockets
   * @param identify turns tokens into callers
   * @param places resolves the {@code {loc}} of paths
   * @throws CannotListen when the port is taken or the address is none of this machine
   */
  public static WebServer start(
      HttpSettings settings,
      List<Route> routes,
      List<SocketRoute> socketRoutes,
      Identify identify,
      Places places) {
    return start(settings, Bounds.ofThisProcess(), routes, socketRoutes, identify, places);
  }

  /**
   * Starts to listen for few programs on a port beside the server's own, without certificates,
   * where nobody signs in.
   *
   * @param beyond whether also other machines reach it
   * @throws CannotListen as {@link #start}
   */
  public static WebServer onOwnPort(int port, boolean beyond, List<Route> routes) {
    var settings =
        new HttpSettings(
            beyond ? "0.0.0.0" : "127.0.0.1",
            port,
            Optional.empty(),
            Proxies.none(),
            Hosts.byThemselves(),
            Optional.empty());
    Identify nobody =
        (token, address) -> {
          throw new Refused(Code.TOKEN_INVALID, "Nobody signs in here.");
        };
    return start(settings, Bounds.ofFew(), routes, List.of(), nobody, name -> Optional.empty());
  }

  static WebServer start(
      HttpSettings settings,
      Bounds bounds,
      List<Route> routes,
      List<SocketRoute> socketRoutes,
      Identify identify,
      Places places) {
    var server = new Server(threads());
    var connector = connector(server, settings, bounds);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(bounds.connections(), server));
    var wordings = Wordings.of(routes);
    server.setErrorHandler(new EdgeErrors(settings, wordings));
    server.setStopTimeout(STOP_MAX.toMillis());
    var gate = new Gate(identify, settings);
    var exchange = new Exchange(routes, wordings, gate, places, settings.publicUrl());
    var components = WebSocketServerComponents.ensureWebSocketComponents(server);
    var sockets = bounds.sockets();
    var requests = new RequestDoor(exchange, settings, bounds);
    var door = new SocketDoor(requests, components, socketRoutes, gate, places, settings, sockets);
    var heads = new HeadWatch(door, bounds.crowd(), bounds.head());
    server.setHandler(new GracefulHandler(heads));
    var web = new WebServer(server, connector, sockets);
    try {
      server.start();
    } catch (Exception e) {
      web.stop();
      throw new CannotListen(settings, e);
    }
    sockets.start();
    settings.certificates().ifPresent(Certificates::start);
    return web;
  }

  private static QueuedThreadPool threads() {
    var threads = new QueuedThreadPool(THREADS_MAX, 4);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory()));
    return threads;
  }

  private static ServerConnector connector(Server server, HttpSettings settings, Bounds bounds) {
    var http = new HttpConfiguration();
    var idle = bounds.idle();
    http.setUriCompliance(UriCompliance.DEFAULT);
    http.setRequestHeaderSize(HEADER_BYTES_MAX);
    http.setOutputBufferSize(OUTPUT_BYTES);
    http.setOutputAggregationSize(OUTPUT_BYTES);
    http.setSendServerVersion(false);
    // A cache of header lines costs more than it saves when every order has a key of its own.
    http.setHeaderCacheSize(0);
    http.setIdleTimeout(idle.toMillis());
    var connector =
        new CountingConnector(
            server, bounds.crowd(), settings.proxies(), protocols(http, settings));
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
                new ConnectionFactory[] {TlsProtocol.around(plain, certificates), plain})
        .orElseGet(() -> new ConnectionFactory[] {plain});
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Stops taking requests, lets running ones end (bounded), and closes sockets with code 4000. */
  @Override
  public void close() {
    sockets.close();
    stop();
  }

  private void stop() {
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("the web server did not stop as it should: {}", e.toString());
    }
  }
}
