package dev.comanda.http.server;

import dev.comanda.http.proxy.Proxies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;

/** Accepts connections, and tells a {@link Crowd} of each, of its first bytes and of its end. */
final class CountingConnector extends ServerConnector {
  private final transient Crowd crowd;
  private final transient Proxies proxies;

  CountingConnector(Server server, Crowd crowd, Proxies proxies, ConnectionFactory... protocols) {
    super(server, 1, 1, protocols);
    this.crowd = crowd;
    this.proxies = proxies;
  }

  /** The connection that a request came by. */
  static Crowd.Line line(Request request) {
    var end = request.getConnectionMetaData().getConnection().getEndPoint();
    while (end instanceof EndPoint.Wrapper around) {
      end = around.unwrap();
    }
    if (end instanceof Wire wire) {
      return wire.line;
    }
    throw new IllegalStateException("A connection that was not accepted here: " + end);
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) throws IOException {
    var wire = new Wire(channel, selector, key, getScheduler());
    wire.setIdleTimeout(getIdleTimeout());
    return wire;
  }

  private final class Wire extends SocketChannelEndPoint {
    private final Crowd.Line line;

    Wire(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
      super(channel, selector, key, scheduler);
      line = crowd.line(text(address()), proxies.trust(address()), this::close);
    }

    private InetAddress address() {
      return getRemoteSocketAddress() instanceof InetSocketAddress peer
          ? peer.getAddress()
          : InetAddress.getLoopbackAddress();
    }

    @Override
    public void onOpen() {
      super.onOpen();
      line.open();
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
      int bytes = super.fill(buffer);
      if (bytes > 0) {
        line.heard();
      }
      return bytes;
    }

    @Override
    public void onClose(Throwable failure) {
      line.closed();
      super.onClose(failure);
    }
  }

  private static String text(InetAddress address) {
    var text = address.getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }
}
