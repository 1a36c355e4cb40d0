package dev.comanda.demo.life;

import static dev.comanda.demo.Calls.KEY;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.Calls;
import dev.comanda.json.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Somebody of the staff who works on a device of their own. Not thread-safe. */
final class Person {
  private static final int SIGNED_OUT = 401;

  /** From this status on it is not for who asks. */
  private static final int FAULT = 500;

  /** Who is not let in does not try again for so long: others sign in from the same address. */
  private static final Duration SHUT_OUT = Duration.ofMinutes(15);

  private final Calls calls;
  private final String email;
  private final String password;
  private String token = "";
  private String refresh = "";
  private Calls.@Nullable TurnedDown refused;
  private long refusedNanos;

  /** Signs in when it is first needed. */
  Person(Calls calls, String email, String password) {
    this.calls = calls;
    this.email = email;
    this.password = password;
  }

  /**
   * What is at a path.
   *
   * @throws Calls.TurnedDown where that is refused, also the sign-in
   */
  JsonNode get(String path) {
    return asSignedIn(known -> calls.get(path, known));
  }

  /** Sends something there. Refused as {@link #get}. */
  JsonNode post(String path, Map<String, ?> body) {
    return asSignedIn(known -> calls.post(path, known, body));
  }

  /** Sends something there that is done once, however often it is sent. Refused as {@link #get}. */
  JsonNode post(String path, Map<String, ?> body, String key) {
    return asSignedIn(known -> Json.tree(calls.send("POST", path, with(known, KEY, key), body)));
  }

  /** Puts something there. Refused as {@link #get}. */
  JsonNode put(String path, Map<String, ?> body) {
    return asSignedIn(known -> Json.tree(calls.send("PUT", path, Calls.said(known), body)));
  }

  /** Takes a step where a version was seen, and only from there. Refused as {@link #get}. */
  JsonNode step(String path, int version) {
    var seen = "\"" + version + "\"";
    return asSignedIn(
        known -> Json.tree(calls.send("POST", path, with(known, "If-Match", seen), null)));
  }

  private static Map<String, String> with(String token, String name, String value) {
    var headers = new HashMap<>(Calls.said(token));
    headers.put(name, value);
    return headers;
  }

  private <T> T asSignedIn(Function<String, T> call) {
    if (token.isEmpty()) {
      signIn();
    }
    try {
      return call.apply(token);
    } catch (Calls.TurnedDown e) {
      if (e.status() != SIGNED_OUT) {
        throw e;
      }
      goOn();
      return call.apply(token);
    }
  }

  private void goOn() {
    token = "";
    try {
      take(calls.post("/api/auth/refresh", "", Map.of("refresh_token", refresh)));
    } catch (Calls.TurnedDown e) {
      signIn();
    }
  }

  private void signIn() {
    if (refused != null && System.nanoTime() - refusedNanos < SHUT_OUT.toNanos()) {
      throw refused;
    }
    try {
      take(calls.post("/api/auth/login", "", Map.of("email", email, "password", password)));
    } catch (Calls.TurnedDown e) {
      if (e.status() < FAULT) {
        refused = e;
        refusedNanos = System.nanoTime();
      }
      throw e;
    }
  }

  private void take(JsonNode signedIn) {
    token = signedIn.path("access_token").asText();
    refresh = signedIn.path("refresh_token").asText();
  }
}
