package dev.comanda.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Ends connections on which the head of a request takes too long to arrive. Jetty's idle timeout
 * begins anew with every byte, so that who sends one every now and then would hold a connection for
 * days, and with as many as there may be keep everybody else out. Thread-safe.
 */
final class JavalinHttpHeads extends Handler.Wrapper implements Connection.Listener {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final long headNanos;
  private final Map<Connection, Awaited> connections = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  /** Allows so much for a head, and for a new connection to send its first. */
  JavalinHttpHeads(Duration head) {
    headNanos = head.toNanos();
  }

  /** What is known of a connection's next head. */
  private static final class Awaited {
    private boolean busy;
    private boolean begun = true;
    private long bytesBefore;
    private long sinceNanos = System.nanoTime();

    synchronized void arrived() {
      busy = true;
    }

    synchronized void answered(long bytesIn) {
      busy = false;
      begun = false;
      bytesBefore = bytesIn;
    }

    /** Looks how far the next head is; says whether it is too late. */
    synchronized boolean late(long bytesIn, long nowNanos, long headNanos) {
      if (!busy && !begun && bytesIn > bytesBefore) {
        begun = true;
        sinceNanos = nowNanos;
      }
      return !busy && begun && nowNanos - sinceNanos > headNanos;
    }
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof ConnectionMetaData) {
      connections.put(connection, new Awaited());
    }
  }

  @Override
  public void onClosed(Connection connection) {
    connections.remove(connection);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var connection = request.getConnectionMetaData().getConnection();
    var awaited = connections.get(connection);
    if (awaited != null) {
      awaited.arrived();
      Request.addCompletionListener(request, failure -> awaited.answered(connection.getBytesIn()));
    }
    return super.handle(request, response, callback);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    Thread.ofVirtual().name("heads").start(this::watch);
  }

  @Override
  protected void doStop() throws Exception {
    stopping = true;
    super.doStop();
  }

  private void watch() {
    while (!stopping) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      long now = System.nanoTime();
      connections.forEach(
          (connection, awaited) -> {
            if (awaited.late(connection.getBytesIn(), now, headNanos)) {
              connection.getEndPoint().close();
            }
          });
    }
  }
}
