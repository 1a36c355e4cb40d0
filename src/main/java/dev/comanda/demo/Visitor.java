package dev.comanda.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Uses a running server as a waiter's screen and a guest's phone do. Not thread-safe. */
public final class Visitor implements AutoCloseable {
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final URI address;
  private final HttpClient client;
  private final String staffToken;

  /**
   * Signs in at a server; fails when it does not let this person in.
   *
   * @param certificate the one that it shows if it speaks TLS; whose name that is does not matter
   */
  public Visitor(
      URI address, Optional<X509Certificate> certificate, String email, String password) {
    this.address = address;
    var client = HttpClient.newBuilder().connectTimeout(WAIT);
    certificate.map(OnlyCertificate::context).ifPresent(client::sslContext);
    this.client = client.build();
    staffToken =
        send("/api/auth/login", "", Map.of("email", email, "password", password))
            .path("access_token")
            .asText();
  }

  /** The code of the location's open session of this name, which is opened if there is none. */
  public String table(String location, String name) {
    for (var session :
        send("/api/locations/" + location + "/panel", staffToken, null).path("sessions")) {
      if (session.path("name").asText().equals(name)
          && !session.path("state").asText().equals("closed")) {
        return session.path("code").asText();
      }
    }
    return send("/api/locations/" + location + "/sessions", staffToken, Map.of("name", name))
        .path("code")
        .asText();
  }

  /** Joins the session of this code and orders one of what comes first on the menu. */
  public void order(String code) {
    var guestToken = send("/api/join/" + code, "", Map.of()).path("guest_token").asText();
    var menu = send("/api/guest/menu", guestToken, null);
    var product = menu.at("/categories/0/products/0/id").asText();
    var line = Map.of("product_id", product, "quantity", 1);
    send("/api/guest/orders", guestToken, Map.of("lines", List.of(line)));
  }

  /** Fetches a page as a browser does. */
  public void look(String path) {
    answer(HttpRequest.newBuilder(address.resolve(path)).timeout(WAIT).build());
  }

  @Override
  public void close() {
    client.close();
  }

  private JsonNode send(String path, String token, @Nullable Map<String, ?> body) {
    var request = HttpRequest.newBuilder(address.resolve(path)).timeout(WAIT);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body != null) {
      request
          .header("Content-Type", "application/json")
          .header("Idempotency-Key", UUID.randomUUID().toString())
          .POST(HttpRequest.BodyPublishers.ofString(Json.text(body)));
    }
    return Json.tree(answer(request.build()));
  }

  private String answer(HttpRequest request) {
    try {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            request.method()
                + " "
                + request.uri()
                + ": "
                + answer.statusCode()
                + " "
                + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
