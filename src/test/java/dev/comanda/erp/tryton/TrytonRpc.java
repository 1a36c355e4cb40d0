package dev.comanda.erp.tryton;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.json.Json;
import dev.comanda.log.writer.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of a Tryton by somebody who signs in at the first, and again where the session is gone. */
final class TrytonRpc implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final String user;
  private final String password;
  private @Nullable Session session;

  private record Session(String header, JsonNode context) {}

  TrytonRpc(URI address, String user, String password) {
    this.address = address;
    this.user = user;
    this.password = password;
  }

  /** What Tryton answers, which is no error. */
  synchronized JsonNode call(String method, Object... arguments) {
    var known = session;
    if (known == null) {
      known = signIn();
      session = known;
    }
    var all = new ArrayList<Object>(Arrays.asList(arguments));
    all.add(known.context());
    return answer(method, all, known.header());
  }

  private Session signIn() {
    var login = List.of(user, Map.of("password", password));
    var id = answer("common.db.login", login, "");
    var told = user + ":" + id.get(0).asInt() + ":" + id.get(1).asText();
    var header = "Session " + Base64.getEncoder().encodeToString(told.getBytes(UTF_8));
    var preferences = List.of(true, Map.of());
    return new Session(header, answer("model.res.user.get_preferences", preferences, header));
  }

  private JsonNode answer(String method, List<?> parameters, String header) {
    var body = Map.of("id", 1, "method", method, "params", parameters);
    var request =
        HttpRequest.newBuilder(URI.create(address + "/"))
            .timeout(Wait.MAX)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Json.text(body)));
    if (!header.isEmpty()) {
      request.header("Authorization", header);
    }
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      var told = answer.statusCode() == 200 ? Json.tree(answer.body()) : Json.tree("{}");
      if (!told.has("result")) {
        throw new IllegalStateException(method + ": " + answer.statusCode() + " " + answer.body());
      }
      return told.get("result");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
