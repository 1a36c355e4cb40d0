package dev.comanda.demo.erp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.erp.books.Line;
import dev.comanda.demo.erp.books.Worksheet;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one can do at the demo ERP's pages, and what they refuse. */
class DemoErpTest {
  @TempDir Path folder;
  private DemoErp erp;
  private Office office;

  @BeforeEach
  void start() throws Exception {
    erp = new DemoErp(DemoErp.Settings.of(0, folder));
    office = Office.loggedIn(erp.url());
  }

  @AfterEach
  void end() {
    office.close();
    erp.close();
  }

  private Worksheet sheet() {
    return erp.books().worksheet(558).orElseThrow();
  }

  private Line onlyLine() {
    assertThat(sheet().lines()).hasSize(1);
    return sheet().lines().getFirst();
  }

  @Test
  void who_is_not_logged_in_sees_the_log_in_page_whatever_is_asked() throws Exception {
    try (var stranger = new Office(erp.url())) {
      for (var path : List.of("/", "/worksheets/558", "/worksheets/558/lines", "/nowhere")) {
        var page = stranger.get(path);
        assertThat(page.status()).as(path).isEqualTo(200);
        assertThat(page.asksForLogIn()).as(path).isTrue();
      }
      assertThat(stranger.add("10", "1", "m").asksForLogIn()).isTrue();
      assertThat(sheet().lines()).isEmpty();
    }
  }

  @Test
  void a_wrong_password_is_refused_and_counted() throws Exception {
    try (var stranger = new Office(erp.url())) {
      var page = stranger.logIn("wrong");
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.text()).contains("Benutzer oder Kennwort ist falsch.");
      assertThat(stranger.get("/worksheets").asksForLogIn()).isTrue();
      assertThat(erp.counts()).isEqualTo(new Counts(0, 2, 1));
      assertThat(stranger.get("/inspect/counts").json().get("log_ins_refused").intValue())
          .isEqualTo(1);
    }
  }

  @Test
  void a_password_can_be_changed_by_who_knows_the_old_one() throws Exception {
    var wrong = office.post("/password", Map.of("old", "wrong", "new", "neu"));
    assertThat(wrong.text()).contains("Das alte Kennwort ist falsch");
    assertThat(office.post("/password", Map.of("old", DemoErp.PASSWORD)).text())
        .contains("Das neue Kennwort fehlt");
    assertThat(office.post("/password", Map.of("old", DemoErp.PASSWORD, "new", "neu")).text())
        .contains("Das Kennwort wurde geändert.");
    assertThat(office.logIn(DemoErp.PASSWORD).asksForLogIn()).isTrue();
    assertThat(office.logIn("neu").asksForLogIn()).isFalse();
  }

  @Test
  void who_logs_out_or_waits_too_long_must_log_in_again(@TempDir Path other) throws Exception {
    office.post("/logout", Map.of());
    assertThat(office.get("/worksheets").asksForLogIn()).isTrue();
    var settings = new DemoErp.Settings(0, other, DemoErp.PASSWORD, Duration.ZERO);
    try (var impatient = new DemoErp(settings);
        var late = new Office(impatient.url())) {
      assertThat(late.logIn(DemoErp.PASSWORD).text()).doesNotContain("role=\"alert\"");
      assertThat(late.get("/worksheets").asksForLogIn()).isTrue();
    }
  }

  @Test
  void a_line_is_added_with_a_decimal_comma_and_its_product_s_words_and_price() throws Exception {
    assertThat(office.add("10", "4,7", "OilMat:a1").saysSaved()).isTrue();
    var line = onlyLine();
    assertThat(line.quantity()).isEqualByComparingTo("4.7");
    assertThat(line.description()).isEqualTo("Motoröl 5W-30");
    assertThat(line.unitPrice()).isEqualByComparingTo("12.90");
    assertThat(line.mark()).isEqualTo("OilMat:a1");
    assertThat(line.by()).isEqualTo(DemoErp.USER);
    assertThat(office.get("/worksheets/558/lines").text())
        .contains(">4,70<", ">12,90<", ">60,63<", ">OilMat:a1<");
  }

  @Test
  void in_english_a_decimal_point_is_typed_and_shown() throws Exception {
    var german = office.get("/worksheets/558").text();
    assertThat(german).contains("lang=\"de\"", ">Menge</label>", "Position hinzufügen");
    var english = office.post("/language", Map.of("language", "en", "back", "/worksheets/558"));
    assertThat(english.text()).contains("lang=\"en\"", ">Quantity</label>", "Add line");
    assertThat(office.add("10", "1,234.5", "m").text()).contains("The line was saved.");
    assertThat(onlyLine().quantity()).isEqualByComparingTo("1234.5");
    assertThat(office.get("/worksheets/558/lines").text()).contains(">1,234.50<");
    assertThat(office.add("10", "4,7", "m").text()).contains("The quantity must be a number");
  }

  @Test
  void a_quantity_that_is_no_number_is_refused() throws Exception {
    for (var quantity : List.of("", "abc", "4.7", "1,2,3", "4,7 l", "0", "0,00", "1e3")) {
      var page = office.add("10", quantity, "m");
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.text()).as(quantity).contains("Die Menge muss eine Zahl sein");
    }
    assertThat(sheet().lines()).isEmpty();
  }

  @Test
  void what_cannot_be_booked_is_refused_and_what_was_typed_stays() throws Exception {
    var unknown = office.add("11a", "4,7", "OilMat:a1");
    assertThat(unknown.text())
        .contains("Diesen Artikel gibt es nicht: 11a", "value=\"4,7\"", "value=\"OilMat:a1\"");
    var price = Map.of("product", "10", "quantity", "1", "price", "billig");
    assertThat(office.post("/worksheets/558/lines", price).text())
        .contains("Das ist keine Zahl: billig");
    assertThat(office.add("10", "1", "x".repeat(101)).text()).contains("Der Text ist zu lang");
    assertThat(sheet().lines()).isEmpty();
    assertThat(office.get("/worksheets/9999").text())
        .contains("Diesen Auftrag gibt es nicht: 9999");
    assertThat(office.get("/worksheets/9999").status()).isEqualTo(404);
    assertThat(office.post("/worksheets/9999/lines", Office.line("10", "1", "m")).status())
        .isEqualTo(404);
  }

  @Test
  void a_closed_worksheet_takes_no_line_until_it_is_opened_again() throws Exception {
    assertThat(office.post("/worksheets/558/close", Map.of()).text())
        .contains("geschlossen")
        .doesNotContain("Position hinzufügen");
    assertThat(office.add("10", "1", "m").text()).contains("Der Auftrag ist geschlossen: 558");
    assertThat(sheet().lines()).isEmpty();
    office.post("/worksheets/558/reopen", Map.of());
    assertThat(office.add("10", "1", "m").saysSaved()).isTrue();
  }

  @Test
  void the_same_line_twice_is_two_lines() throws Exception {
    office.add("10", "1", "same");
    office.add("10", "1", "same");
    assertThat(sheet().lines()).extracting(Line::mark).containsExactly("same", "same");
    assertThat(erp.counts().submits()).isEqualTo(2);
  }

  @Test
  void a_line_can_be_changed_and_deleted_and_its_position_is_not_given_again() throws Exception {
    office.add("10", "1", "m");
    assertThat(office.get("/worksheets/558/lines/1").text()).contains("value=\"1,00\"");
    assertThat(office.post("/worksheets/558/lines/1", Office.line("10", "x", "m")).text())
        .contains("Die Menge muss eine Zahl sein");
    var changed = office.post("/worksheets/558/lines/1", Office.line("11", "2,5", "other"));
    assertThat(changed.text()).contains("Die Position wurde geändert.");
    assertThat(onlyLine().quantity()).isEqualTo(new BigDecimal("2.5"));
    assertThat(onlyLine().mark()).isEqualTo("other");
    assertThat(office.post("/worksheets/558/lines/1/delete", Map.of()).text())
        .contains("Die Position wurde gelöscht.");
    assertThat(office.post("/worksheets/558/lines/1/delete", Map.of()).status()).isEqualTo(404);
    office.add("10", "1", "next");
    assertThat(onlyLine().position()).isEqualTo(2);
  }

  @Test
  void worksheets_are_begun_listed_and_found() throws Exception {
    assertThat(office.get("/worksheets").text()).contains("Jonas Weber").doesNotContain(">556<");
    assertThat(office.get("/worksheets?state=closed").text()).contains(">556<");
    assertThat(office.get("/worksheets?state=all&search=jw+14").text())
        .contains(">558<")
        .doesNotContain(">557<");
    assertThat(office.post("/worksheets", Map.of("plate", "B-X 1")).text())
        .contains("Der Kunde fehlt", "value=\"B-X 1\"");
    var begun = office.post("/worksheets", Map.of("customer", "<b>Neu</b>", "plate", "B-X 1"));
    assertThat(begun.text()).contains("Auftrag 561", "&lt;b&gt;Neu").doesNotContain("<b>Neu");
    assertThat(office.get("/products").text()).contains("Motoröl 0W-20", ">14,50<");
  }

  @Test
  void the_inspection_tells_the_truth_without_a_log_in() throws Exception {
    office.add("10", "4,7", "OilMat:a1");
    try (var stranger = new Office(erp.url())) {
      var sheet = stranger.get("/inspect/worksheets/558").json();
      assertThat(sheet.get("open").booleanValue()).isTrue();
      var line = sheet.get("lines").get(0);
      assertThat(line.get("mark").textValue()).isEqualTo("OilMat:a1");
      assertThat(line.get("product").textValue()).isEqualTo("10");
      assertThat(line.get("quantity").decimalValue()).isEqualByComparingTo("4.7");
      assertThat(line.get("at").textValue()).isEqualTo(onlyLine().at().toString());
      assertThat(stranger.get("/inspect/worksheets/9999").status()).isEqualTo(404);
    }
  }

  @Test
  void a_form_that_is_too_large_is_refused() throws Exception {
    var page = office.add("10", "1", "x".repeat(Call.BODY_BYTES_MAX));
    assertThat(page.status()).isEqualTo(400);
    assertThat(sheet().lines()).isEmpty();
  }
}
