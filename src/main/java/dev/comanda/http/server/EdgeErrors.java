package dev.comanda.http.server;

import dev.comanda.http.Reply;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Words for what Jetty refuses before we see it, in the form of all our errors. */
final class EdgeErrors implements Request.Handler {
  private final HttpSettings settings;
  private final Wordings wordings;

  EdgeErrors(HttpSettings settings, Wordings wordings) {
    this.settings = settings;
    this.wordings = wordings;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    var reply = status == 500 ? failure(cause(request)) : Problem.of(refused(status), status);
    response.getHeaders().remove("Content-Type");
    var head = RequestHead.of(request, settings);
    var worded = wordings.instead(head.path(), reply);
    RequestDoor.write(Answer.to(head, worded), response, callback);
    return true;
  }

  /** A connection that broke is the client's affair; all else is ours. */
  private static Reply failure(Throwable cause) {
    return cause instanceof IOException || cause instanceof TimeoutException
        ? Problem.of(refused(400))
        : Exchange.failure(cause, "the edge of the web server");
  }

  private static Throwable cause(Request request) {
    return request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable thrown
        ? thrown
        : new IllegalStateException("An error without a cause");
  }

  private static Refused refused(int status) {
    return switch (status) {
      case 404 -> new Refused(Code.NOT_FOUND, "There is nothing at this address.");
      case 405 -> new Refused(Code.METHOD_NOT_ALLOWED, "This method is not offered here.");
      case 408 -> new Refused(Code.REQUEST_TIMEOUT, "The request did not arrive in time.");
      case 413 -> new Refused(Code.TOO_LARGE, "The body is too large.");
      case 414 -> new Refused(Code.URI_TOO_LONG, "Shorten the address.");
      case 431 -> new Refused(Code.HEADERS_TOO_LARGE, "Send fewer or shorter headers.");
      case 503 -> new Refused(Code.UNREADY, "Comanda is stopping.").retryAfter(1);
      default -> new Refused(Code.BAD_REQUEST, "This request cannot be understood.");
    };
  }
}
