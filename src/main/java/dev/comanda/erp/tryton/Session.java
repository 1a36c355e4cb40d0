package dev.comanda.erp.tryton;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.delivery.connector.Login;
import dev.comanda.json.Json;
import java.util.Base64;
import java.util.Map;

/**
 * Somebody is signed in. Never shown: its text is masked.
 *
 * @param user by whose number Tryton knows the login
 * @param key by which Tryton knows the session
 * @param context what Tryton wants to be told with every call: the user's company and language
 */
record Session(Login login, int user, String key, JsonNode context) {
  /** What the header {@code Authorization} says of it. */
  String authorization() {
    var told = login.user() + ":" + user + ":" + key;
    return "Session " + Base64.getEncoder().encodeToString(told.getBytes(UTF_8));
  }

  /** The same, with what Tryton wants to be told. */
  Session in(JsonNode told) {
    return new Session(login, user, key, told);
  }

  /** The same for a call that fails where something is not as it was read. */
  Session with(Map<String, String> stamps) {
    ObjectNode guarded = context.deepCopy();
    guarded.set("_timestamp", Json.tree(Json.text(stamps)));
    return in(guarded);
  }

  @Override
  public String toString() {
    return "Session[********]";
  }
}
