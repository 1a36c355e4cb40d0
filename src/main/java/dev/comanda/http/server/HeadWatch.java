package dev.comanda.http.server;

import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;

/**
 * Tells a {@link Crowd} when the head of a request is complete and when it is answered, and has it
 * end connections on which a head takes too long to arrive. Jetty's idle timeout begins anew with
 * every byte, so that who sends one every now and then would hold a connection for days.
 */
final class HeadWatch extends Handler.Wrapper {
  private final Crowd crowd;
  private final Duration head;

  /** Allows so much for a head, and for a new connection to send its first. */
  HeadWatch(Handler next, Crowd crowd, Duration head) {
    super(next);
    this.crowd = crowd;
    this.head = head;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var line = CountingConnector.line(request);
    var connection = request.getConnectionMetaData().getConnection();
    line.taken();
    Request.addCompletionListener(
        request,
        failure ->
            line.answered(connection instanceof HttpConnection at && !at.isRequestBufferEmpty()));
    return super.handle(request, response, callback);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    crowd.watch(head);
  }

  @Override
  protected void doStop() throws Exception {
    crowd.stop();
    super.doStop();
  }
}
