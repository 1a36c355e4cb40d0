package dev.comanda.http.server;

import dev.comanda.http.Identify;
import dev.comanda.http.Places;
import dev.comanda.http.Socket;
import dev.comanda.http.SocketListener;
import dev.comanda.http.SocketRoute;
import dev.comanda.http.Verb;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;

/**
 * Takes the handshakes of WebSockets and passes everything else on. Stands before the requests, and
 * speaks frames, so that an open socket holds nothing of the request that began it.
 */
final class SocketDoor extends Handler.Wrapper {
  /** The subprotocol that a client may ask for, to carry a token beside it. */
  private static final String PROTOCOL = "comanda";

  /** Bytes read or written at a time; most frames are smaller. */
  private static final int BUFFER_BYTES = 2_048;

  private final Router<SocketRoute> router = new Router<>();
  private final WebSocketMappings mappings;
  private final Configuration.Customizer bounds;
  private final Gate gate;
  private final Places places;
  private final HttpSettings settings;
  private final Sockets sockets;

  SocketDoor(
      Handler next,
      WebSocketComponents components,
      List<SocketRoute> routes,
      Gate gate,
      Places places,
      HttpSettings settings,
      Sockets sockets) {
    super(next);
    routes.forEach(route -> router.add(Verb.GET, route.path(), route));
    this.mappings = new WebSocketMappings(components);
    this.bounds = bounds();
    this.gate = gate;
    this.places = places;
    this.settings = settings;
    this.sockets = sockets;
  }

  /**
   * A frame is handed over in the parts in which it arrives and counted there, so that nothing is
   * set aside for what a client only announces. Silence is measured by {@link Sockets}.
   */
  private static Configuration.Customizer bounds() {
    var bounds = new Configuration.ConfigurationCustomizer();
    bounds.setAutoFragment(true);
    bounds.setMaxFrameSize(0);
    bounds.setInputBufferSize(BUFFER_BYTES);
    bounds.setOutputBufferSize(BUFFER_BYTES);
    bounds.setIdleTimeout(Duration.ZERO);
    return bounds;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!"websocket".equalsIgnoreCase(request.getHeaders().get("Upgrade"))
        && !request.getHeaders().contains("Sec-WebSocket-Version")) {
      return super.handle(request, response, callback);
    }
    var head = RequestHead.of(request, settings);
    var line = CountingConnector.line(request);
    try {
      var match =
          router
              .find(head.path())
              .orElseThrow(() -> new Refused(Code.NOT_FOUND, "No WebSocket is offered here."));
      var known = gate.admitSocket(head);
      var welcome = new Welcome(line, head, match, known);
      if (!mappings.upgrade(welcome, request, response, callback, bounds)) {
        throw new Refused(Code.BAD_REQUEST, "This is not a handshake of WebSocket version 13.");
      }
    } catch (RuntimeException | Error e) {
      line.socket(false);
      RequestDoor.write(Answer.to(head, Exchange.failure(e, "a handshake")), response, callback);
    }
    return true;
  }

  private final class Welcome implements WebSocketNegotiator {
    private final Crowd.Line line;
    private final RequestHead head;
    private final Router.Match<SocketRoute> match;
    private final Identify.Known known;

    Welcome(
        Crowd.Line line, RequestHead head, Router.Match<SocketRoute> match, Identify.Known known) {
      this.line = line;
      this.head = head;
      this.match = match;
      this.known = known;
    }

    @Override
    public FrameHandler negotiate(
        ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
      if (request.hasSubProtocol(PROTOCOL)) {
        response.setAcceptedSubProtocol(PROTOCOL);
      }
      // Compression would hold 300 KB for each socket.
      response.setExtensions(List.of());
      line.socket(true);
      return new FrameSocket(sockets, line, head, known.caller(), this::open);
    }

    private SocketListener open(Socket socket) {
      Optional<UUID> location =
          Exchange.place(places, match.parameters().get("loc"), known.caller());
      var route = match.byVerb().get(Verb.GET);
      if (route == null || (match.parameters().containsKey("loc") && location.isEmpty())) {
        throw Exchange.unknownLocation();
      }
      return route.handler().open(request(location), socket);
    }

    private WebRequest request(Optional<UUID> location) {
      return new WebRequest(
          head, match.parameters(), known, location, settings.publicUrl(), bytesMax -> new byte[0]);
    }
  }
}
