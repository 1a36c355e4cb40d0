package dev.comanda.erp.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import dev.comanda.delivery.connector.ConnectorContractTest;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.ErpSide;
import dev.comanda.json.Json;
import dev.comanda.preparation.robot.TrustedAuthorities;
import dev.comanda.wire.WebhookSecret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/LineAdapter.java, a process of its own, is an adapter before which the connector works. */
class LineAdapterTest extends ConnectorContractTest {
  @TempDir static Path folder;
  private static AdapterProcess process;

  private TextFileErp erp;
  private final ProtocolCheck protocol = new ProtocolCheck();
  private final WebhookSecret secret =
      Objects.requireNonNull(WebhookSecret.read(LinesStandIn.SECRET));

  @BeforeAll
  static void start() throws IOException {
    process = new AdapterProcess(folder);
  }

  @BeforeEach
  void open() {
    erp = new TextFileErp(process.address(), folder);
  }

  @AfterAll
  static void stop() {
    process.close();
  }

  @Override
  protected ErpSide erp() {
    return erp;
  }

  @Override
  protected ConnectorKind kind() {
    return new Lines(TrustedAuthorities.known(), Clock.systemUTC());
  }

  @Test
  void each_of_its_answers_is_one_of_the_protocol() throws Exception {
    var line = Json.text(NewLine.of(booking("OilMat:1", "4.7")));
    answers(200, "msg_1", "POST", "/lines", line);
    answers(200, "msg_2", "GET", "/lines?document=" + erp.document() + "&mark=OilMat%3A1", "");
    answers(200, "msg_3", "GET", "/documents/" + erp.document(), "");
    answers(404, "msg_4", "GET", "/documents/comanda-check", "");
    answers(404, "msg_5", "GET", "/lines?document=products&mark=x", "");
    answers(400, "msg_6", "POST", "/lines", "{\"document\":\"" + erp.document() + "\"}");
    answers(422, "msg_7", "POST", "/lines", line.replace("\"10\"", "\"12\""));
    answers(404, "msg_8", "POST", "/lines", line.replace(erp.document(), "none"));
    erp.closeDocument();
    answers(409, "msg_9", "POST", "/lines", line.replace("OilMat:1", "OilMat:2"));
    assertThat(protocol.faults()).isEmpty();
    assertThat(erp.lines()).hasSize(1);
  }

  @Test
  void what_is_sent_again_is_written_once() throws Exception {
    var line = Json.text(NewLine.of(booking("OilMat:1", "4.7")));
    answers(200, "msg_again", "POST", "/lines", line);
    answers(200, "msg_other", "POST", "/lines", line);
    assertThat(erp.lines()).hasSize(1);
    erp.remove(erp.lines().getFirst());
    answers(200, "msg_again", "POST", "/lines", line);
    assertThat(erp.lines()).as("an id that came before").isEmpty();
    answers(200, "msg_anew", "POST", "/lines", line);
    assertThat(erp.lines()).as("a new id").hasSize(1);
  }

  @Test
  void what_is_sent_many_times_at_once_is_written_once() throws Exception {
    var line = Json.text(NewLine.of(booking("OilMat:1", "4.7")));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var sent = new ArrayList<Future<?>>();
      for (int i = 0; i < 8; i++) {
        var id = "msg_at_once_" + i;
        sent.add(
            threads.submit(
                () -> {
                  answers(200, id, "POST", "/lines", line);
                  return id;
                }));
      }
      for (var each : sent) {
        each.get();
      }
    }
    assertThat(erp.lines()).hasSize(1);
  }

  @Test
  void what_was_changed_on_the_way_or_is_old_is_refused() throws Exception {
    var line = Json.text(NewLine.of(booking("OilMat:1", "4.7")));
    long now = Instant.now().getEpochSecond();
    var signed = secret.signature("msg_a", now, line.getBytes(UTF_8));
    assertThat(status("msg_a", now, signed, "POST", line.replace("4.7", "47"))).isEqualTo(401);
    assertThat(status("msg_b", now, signed, "POST", line)).isEqualTo(401);
    assertThat(status("msg_a", now + 1, signed, "POST", line)).isEqualTo(401);
    assertThat(status("msg_a", now, "v1,AAAA", "POST", line)).isEqualTo(401);
    for (long seconds : new long[] {now - 200, now + 200}) {
      var at = secret.signature("msg_a", seconds, line.getBytes(UTF_8));
      assertThat(status("msg_a", seconds, at, "POST", line)).isEqualTo(401);
    }
    assertThat(erp.lines()).isEmpty();
    assertThat(status("msg_a", now, "v1,AAAA " + signed, "POST", line)).isEqualTo(200);
  }

  private int status(String id, long seconds, String signature, String method, String line)
      throws Exception {
    return send(id, seconds, signature, method, "/lines", line).statusCode();
  }

  private void answers(int status, String id, String method, String target, String body)
      throws Exception {
    long now = Instant.now().getEpochSecond();
    var signed = body.isEmpty() ? method + " " + target : body;
    var answer =
        send(id, now, secret.signature(id, now, signed.getBytes(UTF_8)), method, target, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    var type = answer.headers().firstValue("Content-Type").orElse("");
    protocol.answered(
        new Sent(method, target, new Headers(), body.getBytes(UTF_8)),
        Said.of(status, type, answer.body()));
    assertThat(type).isEqualTo(Said.JSON);
  }

  private HttpResponse<String> send(
      String id, long seconds, String signature, String method, String target, String body)
      throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(erp.address() + target))
              .timeout(Duration.ofMinutes(1))
              .header("webhook-id", id)
              .header("webhook-timestamp", "" + seconds)
              .header("webhook-signature", signature)
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
