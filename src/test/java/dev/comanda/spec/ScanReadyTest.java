package dev.comanda.spec;

import static dev.comanda.spec.Kitchens.list;
import static dev.comanda.spec.Kitchens.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a scanned drink would be ready, and will be: one time, said in one form. */
class ScanReadyTest {
  private static final String ASK = "/scan/bar/order?drink=Mojito";

  private final HandClock clock = new HandClock(Instant.parse("2026-11-20T19:30:00Z"));
  private final Kitchens kitchens = new Kitchens(clock);
  private final Evening evening = kitchens.evening;
  private final String quote =
      "/api/scan/bar/products/"
          + text(evening.manager.get("/api/locations/bar/products?limit=100").named("Mojito"), "id")
          + "/quote";

  @AfterEach
  void close() {
    kitchens.close();
  }

  private JsonNode quoted() {
    return evening.nobody.get(quote).expect(200).json().get("ready");
  }

  /** A phone orders by a bare scan; what the board tells of it. */
  private JsonNode promised() {
    var said = evening.nobody.get("/OMS/bar?drink=Mojito").expect(200).text();
    int serial = Integer.parseInt(said.substring(said.lastIndexOf(' ') + 1));
    var board = evening.nobody.get("/api/locations/bar/board").expect(200).json();
    return list(board.get("tickets")).stream()
        .filter(each -> each.path("serial").intValue() == serial)
        .findFirst()
        .orElseThrow()
        .get("promise");
  }

  @Test
  void what_is_quoted_before_is_promised_after() {
    for (int i = 0; i < 5; i++) {
      clock.pass(Duration.ofSeconds(6));
      var before = quoted();
      assertThat(promised()).isEqualTo(before);
    }
  }

  @Test
  void the_page_says_the_same_before_and_after() {
    try (var phone = Browser.start(Device.PHONE)) {
      for (int place = 1; place <= 2; place++) {
        clock.pass(Duration.ofSeconds(60));
        phone.open(evening.app.url() + ASK);
        var before = phone.see(".scan-ready", "Ordered now, ready about").getText();
        phone.press("Order now");
        phone.see(".scan-queue", (place == 1 ? "1st" : "2nd") + " in the queue");
        var after = phone.see(".scan-ready", "Ready about").getText();
        assertThat(before).isEqualTo("Ordered now, r" + after.substring(1));
        phone.open(evening.app.url() + "/scan/bar");
        phone.see(".scan-made .hint", after);
      }
    }
  }

  @Test
  void what_only_fetches_the_page_is_not_quoted() throws SQLException {
    try (var lock = evening.app.database().dataSource().getConnection()) {
      try (var statement = lock.createStatement()) {
        statement.execute("SET idle_in_transaction_session_timeout = 0");
        statement.execute("LOCK TABLE station, ticket IN ACCESS EXCLUSIVE MODE");
      }
      for (var path : new String[] {ASK, "/OMS/bar?drink=Mojito"}) {
        var page = evening.nobody.with("User-Agent", "WhatsApp/2.23").get(path).expect(200);
        assertThat(page.text()).contains("Order now", "data-quote=\"" + quote + "\"");
      }
      lock.rollback();
    }
    assertThat(quoted()).isNotNull();
  }
}
