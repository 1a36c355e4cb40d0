package dev.comanda.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.json.Json;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls a running server as clients do. Thread-safe. */
public final class Calls implements AutoCloseable {
  /** The header by which an answer that was lost is asked for again. */
  public static final String KEY = "Idempotency-Key";

  private static final Duration WAIT = Duration.ofSeconds(30);

  private final URI address;
  private final HttpClient client;

  /** The server answered with something else than 2xx; the message says what, and to what. */
  public static final class TurnedDown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    TurnedDown(int status, String message) {
      super(message);
      this.status = status;
    }

    /** The status of the answer. */
    public int status() {
      return status;
    }
  }

  /**
   * Calls of one server.
   *
   * @param certificate the one that it shows if it speaks TLS; whose name that is does not matter
   */
  public Calls(URI address, Optional<X509Certificate> certificate) {
    this.address = address;
    var builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(WAIT);
    certificate.map(OnlyCertificate::context).ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  /**
   * What the server answers to whoever has this token.
   *
   * @throws TurnedDown where that is a refusal
   */
  public JsonNode get(String path, String token) {
    return Json.tree(send("GET", path, said(token), null));
  }

  /**
   * The same of something that is sent there once.
   *
   * @throws TurnedDown where that is a refusal
   */
  public JsonNode post(String path, String token, Map<String, ?> body) {
    return Json.tree(send("POST", path, said(token), body));
  }

  /**
   * The answer as it is. What is posted has a key of its own, unless the headers name one.
   *
   * @param body is sent as JSON; null for none
   * @throws TurnedDown where it is a refusal
   * @throws UncheckedIOException where there is none
   */
  public String send(
      String verb, String path, Map<String, String> headers, @Nullable Map<String, ?> body) {
    var request = HttpRequest.newBuilder(address.resolve(path)).timeout(WAIT);
    headers.forEach(request::header);
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (verb.equals("POST") && !headers.containsKey(KEY)) {
      request.header(KEY, UUID.randomUUID().toString());
    }
    var content =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(Json.text(body));
    return answer(request.method(verb, content).build());
  }

  /** The headers of whoever has this token; none where it is empty. */
  public static Map<String, String> said(String token) {
    var headers = new HashMap<String, String>();
    if (!token.isEmpty()) {
      headers.put("Authorization", "Bearer " + token);
    }
    return headers;
  }

  private String answer(HttpRequest request) {
    try {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      int status = answer.statusCode();
      if (status / 100 != 2) {
        throw new TurnedDown(
            status, request.method() + " " + request.uri() + ": " + status + " " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException());
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
