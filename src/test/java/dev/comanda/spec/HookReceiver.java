package dev.comanda.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.comanda.json.Json;
import dev.comanda.log.writer.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody else's program to which alerts are posted, and which looks at who signed them. */
final class HookReceiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private volatile int status = 204;

  /** What came. */
  record Got(String path, String id, long at, String signature, String body) {
    JsonNode json() {
      return Json.own(body, JsonNode.class);
    }

    /** As in "alert error". */
    String what() {
      var type = json().get("type").textValue().replace("integration.", "");
      return type + " " + json().at("/data/cause").textValue();
    }

    /** Whether whoever has this secret signed exactly this, by the words of the standard. */
    boolean signedBy(String secret) {
      try {
        var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        var right = mac.doFinal((id + "." + at + "." + body).getBytes(UTF_8));
        return signature.equals("v1," + Base64.getEncoder().encodeToString(right));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  HookReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::receive);
    server.start();
  }

  private void receive(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    exchange.getResponseHeaders().add("Location", url());
    exchange.sendResponseHeaders(status, -1);
    got.add(
        new Got(
            exchange.getRequestURI().toString(),
            headers.getFirst("webhook-id"),
            Long.parseLong(headers.getFirst("webhook-timestamp")),
            headers.getFirst("webhook-signature"),
            body));
    exchange.close();
  }

  /** What it answers from now on. */
  void answers(int other) {
    status = other;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/alerts/?of=bistro";
  }

  List<Got> got() {
    return List.copyOf(got);
  }

  /** Waits until so much has come. */
  List<Got> until(int count) {
    Wait.until(count + " came, of which " + got.size() + " did", () -> got.size() >= count);
    return got();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
