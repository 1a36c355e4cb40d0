package dev.comanda.spec;

import static dev.comanda.spec.ScannedBar.GIN;
import static dev.comanda.spec.ScannedBar.failed;
import static dev.comanda.spec.ScannedBar.serial;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Client;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who means to order does; a page of another site that opens the address unseen does not. */
class ScanFromElsewhereTest {
  private static final String FORM = "/scan/bar/order?drink=Gin+Tonic";
  private static final List<String> CODES =
      List.of(GIN, "/OMS/?drink=Gin+Tonic", "/OMS/bar?drink=Gin+Tonic");

  private final ScannedBar bar = new ScannedBar();

  @AfterEach
  void close() throws SQLException {
    bar.close();
  }

  private static Map<String, String> fetched(String site, String mode, String dest) {
    return Map.of("Sec-Fetch-Site", site, "Sec-Fetch-Mode", mode, "Sec-Fetch-Dest", dest);
  }

  private Client sending(Map<String, String> headers) {
    var phone = bar.phone();
    for (var header : headers.entrySet()) {
      phone = phone.with(header.getKey(), header.getValue());
    }
    return phone;
  }

  @Test
  void what_another_site_opens_unseen_orders_nothing() {
    for (var site : List.of("cross-site", "same-site", "nonsense")) {
      for (var code : CODES) {
        for (var dest : List.of("image", "script", "style", "video", "empty", "object")) {
          failed(sending(fetched(site, "no-cors", dest)).get(code));
        }
        for (var dest : List.of("iframe", "frame", "embed", "object")) {
          failed(sending(fetched(site, "navigate", dest)).get(code));
        }
      }
      failed(sending(Map.of("Sec-Fetch-Site", site)).get(GIN));
    }
    for (var origin : List.of("https://evil.example", "null", "http://localhost:1", "nonsense")) {
      failed(sending(Map.of("Origin", origin)).get(GIN));
    }
    failed(sending(Map.of("Accept", "image/webp,image/*,*/*;q=0.8")).get(GIN));
    assertThat(bar.scans()).isEmpty();
  }

  @Test
  void where_another_site_leads_without_a_tap_one_is_asked() {
    var led = sending(fetched("cross-site", "navigate", "document")).get(GIN).expect(200);
    assertThat(led.text()).contains("<form");
    assertThat(bar.scans()).isEmpty();
  }

  @Test
  void a_form_of_another_site_orders_nothing() {
    for (var headers :
        List.of(
            Map.of("Origin", "https://evil.example"),
            Map.of("Origin", "null"),
            Map.of("Origin", bar.evening.app.url() + ".evil.example"),
            Map.of("Sec-Fetch-Site", "cross-site"),
            Map.of("Sec-Fetch-Site", "same-site"),
            Map.of("Sec-Fetch-Site", "cross-site", "Origin", bar.evening.app.url()))) {
      failed(sending(headers).post(FORM, ""));
    }
    assertThat(bar.scans()).isEmpty();
  }

  @Test
  void cameras_taps_and_clients_that_say_nothing_order() {
    int no = 0;
    for (var headers :
        List.of(
            Map.<String, String>of(),
            fetched("none", "navigate", "document"),
            fetched("same-origin", "navigate", "document"),
            fetched("same-origin", "cors", "empty"),
            Map.of("Accept", "text/html,application/xhtml+xml,image/webp,*/*;q=0.8"),
            Map.of(
                "Sec-Fetch-Site", "cross-site",
                "Sec-Fetch-Mode", "navigate",
                "Sec-Fetch-Dest", "document",
                "Sec-Fetch-User", "?1"))) {
      serial(sending(headers).get(GIN), ++no);
    }
    for (var headers :
        List.of(
            Map.<String, String>of(),
            Map.of("Origin", bar.evening.app.url()),
            Map.of("Sec-Fetch-Site", "same-origin", "Origin", bar.evening.app.url()))) {
      assertThat(sending(headers).post(FORM, "").expect(200).text()).contains("" + ++no);
    }
    assertThat(bar.scans()).hasSize(no);
  }
}
