package dev.comanda.erp.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.http.Contents;
import org.openqa.selenium.remote.http.HttpResponse;
import org.openqa.selenium.remote.http.WebSocket;

/**
 * Brings commands to a driver, none longer than its limit and none after the attempt's end: by
 * itself the driver waits for minutes where a browser hangs. An interrupt ends a command at once.
 */
final class Wire implements org.openqa.selenium.remote.http.HttpClient {
  private static final String CONTENT_TYPE = "Content-Type";

  private final HttpClient http;
  private final URI driver;
  private volatile Duration commandLimit;
  private volatile Until until;

  /** The driver did not answer in time: it or its browser hangs, or the attempt's time is over. */
  static final class NoAnswer extends WebDriverException {
    private static final long serialVersionUID = 1L;

    NoAnswer(String text) {
      super(text);
    }
  }

  Wire(HttpClient http, URI driver, Duration commandLimit, Until until) {
    this.http = http;
    this.driver = driver;
    this.commandLimit = commandLimit;
    this.until = until;
  }

  /** How long each command may last from now on, and until when. */
  void bound(Duration commandLimit, Until until) {
    this.commandLimit = commandLimit;
    this.until = until;
  }

  @Override
  public HttpResponse execute(org.openqa.selenium.remote.http.HttpRequest request) {
    var limit = until.atMost(commandLimit).left();
    if (limit.isZero()) {
      throw new NoAnswer("The time for this attempt is over.");
    }
    var answer = http.sendAsync(asked(request), BodyHandlers.ofByteArray());
    try {
      var said = answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      var response = new HttpResponse().setStatus(said.statusCode());
      said.headers().map().forEach((name, all) -> all.forEach(v -> response.addHeader(name, v)));
      response.setContent(Contents.bytes(said.body()));
      return response;
    } catch (TimeoutException e) {
      throw new NoAnswer("The browser did not answer within " + limit.toMillis() + " ms.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswer("The attempt was broken off.");
    } catch (ExecutionException e) {
      throw new UncheckedIOException(new IOException("The browser's driver is gone.", e));
    } finally {
      answer.cancel(true);
    }
  }

  private HttpRequest asked(org.openqa.selenium.remote.http.HttpRequest request) {
    var body = Contents.bytes(request.getContent());
    var asked =
        HttpRequest.newBuilder(driver.resolve(request.getUri()))
            .method(
                request.getMethod().name(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    var type = request.getHeader(CONTENT_TYPE);
    return type == null ? asked.build() : asked.header(CONTENT_TYPE, type).build();
  }

  @Override
  public WebSocket openSocket(
      org.openqa.selenium.remote.http.HttpRequest request, WebSocket.Listener listener) {
    throw new UnsupportedOperationException("Commands only, no socket.");
  }
}
