package dev.comanda.spec;

import dev.comanda.http.Client;
import dev.comanda.http.Verb;
import java.util.Map;

/** A request that has not been sent, and may be sent more than once. */
record Asked(Verb verb, String path, Object body, Map<String, String> headers) {
  /** One of somebody who is not known. */
  static Asked open(String path, Object body) {
    return new Asked(Verb.POST, path, body, Map.of());
  }

  /** One of who has this token. */
  static Asked as(String token, Verb verb, String path, Object body) {
    return new Asked(verb, path, body, Map.of("Authorization", "Bearer " + token));
  }

  /** Sends it, to the server of this client. */
  Client.Answer by(Client client) {
    var asking = client;
    for (var header : headers.entrySet()) {
      asking = asking.with(header.getKey(), header.getValue());
    }
    return switch (verb) {
      case POST -> asking.post(path, body);
      case PUT -> asking.put(path, body);
      case PATCH -> asking.patch(path, body);
      case DELETE -> asking.delete(path);
      case GET -> asking.get(path);
    };
  }
}
