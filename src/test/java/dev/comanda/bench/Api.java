package dev.comanda.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Comanda's API as a program uses it that is in no hurry. Thread-safe. */
final class Api {
  private final URI address;
  private final HttpClient client = HttpClient.newHttpClient();

  Api(URI address) {
    this.address = address;
  }

  /**
   * Sends and gives the answer, which must be a 2xx.
   *
   * @param token of staff or guest, or empty
   */
  JsonNode post(String path, String token, Map<String, Object> body) {
    return send("POST", path, token, body);
  }

  /** The same by PUT. */
  JsonNode put(String path, String token, Map<String, Object> body) {
    return send("PUT", path, token, body);
  }

  /** The same by PATCH. */
  JsonNode patch(String path, String token, Map<String, Object> body) {
    return send("PATCH", path, token, body);
  }

  private JsonNode send(String verb, String path, String token, Map<String, Object> body) {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .method(verb, HttpRequest.BodyPublishers.ofString(Json.text(body)));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            verb + " " + path + ": " + answer.statusCode() + " " + answer.body());
      }
      return Json.tree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(verb + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The ETag of what is read at a path. */
  String etag(String path, String token) {
    var request =
        HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Bearer " + token);
    try {
      return client
          .send(request.build(), HttpResponse.BodyHandlers.discarding())
          .headers()
          .firstValue("ETag")
          .orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException("GET " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
