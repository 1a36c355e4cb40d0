package dev.comanda.preparation.robot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * What an engine's instances call: the scheduler, by its two tasks. As the engine's own client it
 * follows 301 and 302, takes other redirects for failures, and a failure stops the instance for
 * good. Thread-safe.
 */
public final class StandInCalls implements AutoCloseable {
  /** The engine itself has no limit. */
  private static final int REDIRECTS_MAX = 20;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final String scheduler;

  /**
   * Calls of one scheduler.
   *
   * @param scheduler its base path, without a closing slash
   */
  public StandInCalls(String scheduler) {
    this.scheduler = scheduler;
  }

  /** Asks for work. Afterwards the instance has an order, waits for one, or stopped for good. */
  public void ask(StandInInstance instance) {
    instance.waitAnew();
    var request = HttpRequest.newBuilder(URI.create(scheduler + "/set_callback")).GET();
    instance.headers().forEach(request::header);
    try {
      var answer = send(request, scheduler + "/set_callback");
      var waits = answer.headers().firstValue("CPEE-CALLBACK").orElse("").equals("true");
      if (!succeeded(answer)) {
        instance.stopForGood("set_callback: " + answer.statusCode());
      } else if (!waits) {
        instance.take(answer.headers().firstValue("Content-Type").orElse(""), answer.body());
      }
    } catch (IOException e) {
      instance.stopForGood("set_callback: " + e);
    }
  }

  /** Reports how far an order is, as the robot's forked instances do. */
  public void report(StandInInstance instance, int orderId, String status, int robot) {
    var form =
        "order_id="
            + orderId
            + "&status="
            + URLEncoder.encode(status, UTF_8).replace("+", "%20")
            + "&orderbot_id="
            + robot;
    var request =
        HttpRequest.newBuilder(URI.create(scheduler + "/update_status"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .PUT(HttpRequest.BodyPublishers.ofString(form));
    for (var header : instance.headers().entrySet()) {
      request.header(header.getKey(), header.getValue());
    }
    try {
      var answer = send(request, scheduler + "/update_status");
      if (!succeeded(answer)) {
        instance.stopForGood("update_status: " + answer.statusCode());
      }
    } catch (IOException e) {
      instance.stopForGood("update_status: " + e);
    }
  }

  private static boolean succeeded(HttpResponse<String> answer) {
    return answer.statusCode() / 100 == 2;
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String url) throws IOException {
    var at = URI.create(url);
    for (int redirects = 0; redirects <= REDIRECTS_MAX; redirects++) {
      var answer = once(request.uri(at).build());
      int status = answer.statusCode();
      if (status != 301 && status != 302) {
        return answer;
      }
      at = at.resolve(answer.headers().firstValue("Location").orElse(""));
    }
    throw new IOException("redirected without an end");
  }

  private HttpResponse<String> once(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
