package dev.comanda.http.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes requests: finds room for each, has it answered, and writes the answer. */
final class RequestDoor extends Handler.Abstract {
  private final Exchange exchange;
  private final HttpSettings settings;
  private final Bounds bounds;

  RequestDoor(Exchange exchange, HttpSettings settings, Bounds bounds) {
    this.exchange = exchange;
    this.settings = settings;
    this.bounds = bounds;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var head = RequestHead.of(request, settings);
    var line = CountingConnector.line(request);
    try (var place = bounds.load().enter(head.address(), Gate.says(head), line)) {
      var body = new ArrivingBody(request, bounds.body(), place);
      var answer = exchange.answer(head, body, place);
      boolean goesOn = place.admitted() && body.finish();
      place.waits(true);
      // Blocks, so that what the answer holds is given back when the client has it.
      Content.Sink.write(response, true, begin(response, answer, goesOn));
    } catch (IOException e) {
      // The client has gone; there is nobody left to tell.
      callback.failed(e);
      return true;
    }
    callback.succeeded();
    return true;
  }

  /** Sends an answer to what never came to be a request. */
  static void write(Answer answer, Response response, Callback callback) {
    response.write(true, begin(response, answer, true), callback);
  }

  /** Says all that precedes a body. */
  private static ByteBuffer begin(Response response, Answer answer, boolean goesOn) {
    var headers = response.getHeaders();
    response.setStatus(answer.status());
    answer.fields().forEach(field -> headers.add(field.name(), field.value()));
    if (!goesOn) {
      headers.put(HttpHeader.CONNECTION, "close");
    }
    if (answer.status() != 204 && answer.status() != 304) {
      headers.put(HttpHeader.CONTENT_LENGTH, answer.length());
    }
    return ByteBuffer.wrap(answer.body());
  }
}
