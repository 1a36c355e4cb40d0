package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.comanda.log.writer.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What an ERP has said counts until that changes which it was said of. */
class IntegrationChangesTest {
  @AutoClose private final Workbench bench = new Workbench();

  /** An ERP that says no, at once or when it may. */
  private static final class NoErp implements AutoCloseable {
    final AtomicInteger asked = new AtomicInteger();
    final Semaphore may = new Semaphore(0);
    private final HttpServer server;
    private final int status;

    NoErp(int status) {
      this.status = status;
      try {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      server.createContext("/", this::answer);
      server.start();
    }

    private void answer(HttpExchange http) throws IOException {
      asked.incrementAndGet();
      may.acquireUninterruptibly();
      http.getResponseHeaders().set("Retry-After", "3600");
      http.sendResponseHeaders(status, -1);
      http.close();
    }

    Map<String, Object> at() {
      var address = "http://127.0.0.1:" + server.getAddress().getPort();
      return Map.of("connector", "lines", "address", address);
    }

    @Override
    public void close() {
      may.release(1_000);
      server.stop(0);
    }
  }

  private JsonNode health(JsonNode made, Predicate<JsonNode> so) {
    var path = Connections.path(made) + "/health";
    Wait.until("it is so", () -> so.test(seen(path)));
    return seen(path);
  }

  private JsonNode seen(String path) {
    return bench.evening.manager.get(path).expect(200).json();
  }

  private static boolean works(JsonNode health) {
    return health.get("running").booleanValue() && health.at("/gate/state").isTextual();
  }

  @Test
  void who_asked_for_patience_has_it_whatever_is_changed_but_who_signs_in() {
    try (var erp = new NoErp(429)) {
      erp.may.release(1_000);
      var made = bench.booksOil(erp.at());
      bench.order(bench.bay("558"), bench.oil, "1");
      var slowed = health(made, seen -> seen.at("/gate/state").asText().equals("slowed"));
      bench.numbers(made, bench.evening.product, "77");
      bench.wants(made, Map.of("worker", false));
      health(made, seen -> !seen.get("running").booleanValue());
      bench.wants(made, Map.of("worker", true));
      var again = health(made, IntegrationChangesTest::works);
      assertThat(again.at("/gate/until")).isEqualTo(slowed.at("/gate/until"));
      assertThat(again.at("/gate/trouble")).isEqualTo(slowed.at("/gate/trouble"));
      assertThat(erp.asked.get()).isEqualTo(1);
      var other = Map.of("password", "whsec_YW5vdGhlciBzZWNyZXQsIHdoaWNoIGlzIG5vdCBpdHM=");
      bench.admin().patch(Connections.path(made), other).expect(200);
      health(made, seen -> seen.at("/gate/state").asText().equals("open"));
      bench.order(bench.bay("559"), bench.oil, "1");
      Wait.until("it is asked as somebody else", () -> erp.asked.get() > 1);
    }
  }

  @Test
  void a_refused_password_is_refused_though_a_number_was_changed_meanwhile() {
    try (var erp = new NoErp(401)) {
      var made = bench.booksOil(erp.at());
      bench.wants(made, Map.of("worker", false));
      var path = Connections.path(made);
      var checked =
          CompletableFuture.supplyAsync(() -> bench.admin().post(path + "/check").expect(200));
      Wait.until("it is asked", () -> erp.asked.get() > 0);
      bench.numbers(made, bench.evening.product, "77");
      erp.may.release();
      assertThat(checked.join().json().get("ok").booleanValue()).isFalse();
      assertThat(bench.seen(made).get("credentials").textValue()).isEqualTo("refused");
    }
  }

  @Test
  void of_one_that_is_retired_no_line_keeps_who_signs_in() {
    var made = bench.booksOil();
    bench.wants(made, Map.of("worker", false));
    var line = Connections.line("retired-" + bench.evening.next());
    var create = "/integrations/" + made.get("slug").textValue() + "/create";
    bench.admin().post(create, line).expect(200);
    var id = made.get("id").textValue();
    assertThat(ConnectionRows.lineLogins(bench.evening.app.database(), id)).isEqualTo(1);
    bench.admin().delete(Connections.path(made)).expect(204);
    assertThat(ConnectionRows.lineLogins(bench.evening.app.database(), id)).isZero();
  }

  @Test
  void a_line_that_was_edited_is_the_same_line_where_it_is_sent_again() {
    var made = bench.booksOil();
    bench.wants(made, Map.of("worker", false));
    var line = Connections.line("again-" + bench.evening.next());
    var create = "/integrations/" + made.get("slug").textValue() + "/create";
    bench.admin().post(create, line).expect(200);
    var path = "/api/deliveries/" + bench.rows(made).getFirst().id();
    bench.evening.manager.patch(path, Map.of("quantity", 2)).expect(200);
    bench.admin().post(create, line).expect(200);
    assertThat(bench.rows(made)).hasSize(1);
    line.put("product_amount", "2");
    bench.admin().post(create, line).expect(409);
  }
}
