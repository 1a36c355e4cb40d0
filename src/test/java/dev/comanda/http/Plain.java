package dev.comanda.http;

import dev.comanda.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Requests as a program sends them that knows no contract. */
public final class Plain implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final String token;

  /** To a server, signed in. */
  public Plain(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /** Asks. */
  public HttpResponse<String> get(String path) {
    return sent(request(path).GET());
  }

  /** Sends an object. */
  public HttpResponse<String> post(String path, Map<String, ?> body) {
    return sent(request(path).POST(HttpRequest.BodyPublishers.ofString(Json.text(body))));
  }

  /** Does something. */
  public HttpResponse<String> put(String path) {
    return sent(request(path).PUT(HttpRequest.BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private HttpResponse<String> sent(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
