package dev.comanda.catalog.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.DemoApp;
import dev.comanda.http.Client;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What spreadsheets, other tills and people's hands make of files, and that it comes in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpreadsheetsTest {
  private static final String HEAD = "sku,category,name_en,price,tax_class";
  private static final String ROW = "A1,Food,Soup,8.90,standard";

  private final DemoApp demo = new DemoApp();
  private final Client admin = demo.as("admin");
  private final Client upload = admin.with("Content-Type", "text/csv");
  private int places;

  @AfterAll
  void close() {
    demo.close();
  }

  private static Map<String, Object> rate(String taxClass, String consumption, String rate) {
    return Map.of(
        "tax_class",
        taxClass,
        "consumption",
        consumption,
        "rate",
        rate,
        "valid_from",
        "2000-01-01");
  }

  /** A place with two tax classes, as in Germany; the path of its catalog. */
  private String place(String currency, String... languages) {
    var slug = "sheet-" + ++places;
    var rates = new ArrayList<Map<String, Object>>();
    for (var consumption : List.of("eat_in", "take_away")) {
      rates.add(rate("standard", consumption, "0.19"));
      rates.add(rate("reduced", consumption, consumption.equals("eat_in") ? "0.19" : "0.07"));
    }
    var body =
        Map.of(
            "name",
            "Sheet",
            "slug",
            slug,
            "currency",
            currency,
            "time_zone",
            "Europe/Berlin",
            "languages",
            List.of(languages),
            "tax_mode",
            "included",
            "tax_rates",
            rates);
    admin.post("/api/locations", body).expect(201);
    return "/api/locations/" + slug;
  }

  private Map<String, JsonNode> products(String at) {
    var found = new TreeMap<String, JsonNode>();
    var page = admin.get(at + "/products?limit=100").expect(200).json();
    page.get("data").forEach(each -> found.put(each.get("sku").textValue(), each));
    return found;
  }

  private JsonNode one(String at, Object file) {
    upload.post(at + "/catalog/import", file).expect(200);
    return products(at).values().iterator().next();
  }

  private static long price(JsonNode product) {
    return product.at("/price/amount").longValue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEAD + ",,\n" + ROW + ",,\n",
        HEAD + ",description_en\n" + ROW + "\n",
        "sep=,\n" + HEAD + "\n" + ROW + "\n",
        "SEP=;\r\nsku;category;name_en;price;tax_class\r\nA1;Food;Soup;8,90;standard\r\n",
        "SKU,CATEGORY,NAME_EN,PRICE,TAX_CLASS\n" + ROW + "\n",
        "\n" + HEAD + "\n" + ROW + "\n",
        ",,,,\n" + HEAD + "\n,,,,\n" + ROW + "\n,,,,\n",
        HEAD + "\nA1,Food,Soup,8.90\u00A0,standard\n",
        HEAD + "\n\u00A0A1,\u2007Food,Soup\u202F,8.90,Standard\n",
        "sku|category|name_en|price|tax_class\nA1|Food|Soup|8.90|standard\n",
        "\"sku, or so\";category;name_en;price;tax_class\nA1;Food;Soup;8,90;standard\n",
        "Nummer;Kategorie;Bezeichnung;Preis (EUR);MwSt %\nA1;Food;Soup;8,90 €;19 %\n",
        "Artikel-Nr.\tWarengruppe\tName (en)\tVK\tSteuersatz\nA1\tFood\tSoup\t8,9\t0,19\n",
        "Numéro;Catégorie;Désignation;Prix;TVA\nA1;Food;Soup;€ 8,90;normal\n",
        HEAD + ",retired\nA1,Food,Soup,8.9,standard,FALSE\n",
        HEAD + ",retired\nA1,Food,Soup,8.9,standard,FALSCH\n",
        HEAD + ",retired\nA1,Food,Soup,8.9,Voll,nein\n",
      })
  void each_of_these_files_has_one_soup_at_8_90(String file) {
    var at = place("EUR", "en");
    if (file.startsWith("\"sku, or so")) {
      var columns = URLEncoder.encode("{\"sku, or so\":\"sku\"}", StandardCharsets.UTF_8);
      upload.post(at + "/catalog/import?columns=" + columns, file).expect(200);
    }
    var soup = one(at, file);
    assertThat(soup.get("sku").textValue()).isEqualTo("A1");
    assertThat(soup.get("name").textValue()).isEqualTo("Soup");
    assertThat(price(soup)).isEqualTo(890);
    assertThat(soup.get("tax_class").textValue()).isEqualTo("standard");
    assertThat(soup.get("retired").booleanValue()).isFalse();
    var again = upload.post(at + "/catalog/import", file).expect(200).json();
    assertThat(again.get("unchanged").intValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252"})
  void a_file_comes_in_in_the_encoding_that_its_program_chose(String charset) {
    var at = place("EUR", "de");
    var file = "Nummer;Kategorie;Name;Preis;MwSt\n1;Küche;Käse für Straßen;6,50 €;7\n";
    var cheese = one(at, file.getBytes(Charset.forName(charset)));
    assertThat(cheese.get("name").textValue()).isEqualTo("Käse für Straßen");
    assertThat(cheese.get("tax_class").textValue()).isEqualTo("reduced");
  }

  @ParameterizedTest
  @ValueSource(strings = {"comma", "semicolon"})
  void an_export_that_a_spreadsheet_has_saved_comes_back_unchanged(String style) {
    for (var location : List.of("bistro", "bar")) {
      var path = "/api/locations/" + location + "/catalog/";
      var file = admin.get(path + "export?csv=" + style).expect(200).text();
      var saved = new ArrayList<String>();
      for (var line : file.substring(1).split("\r\n", -1)) {
        saved.add(
            line.replaceAll("(?<=[,;])(true|false)$", "\u0001$1")
                .replace("\u0001true", style.equals("comma") ? "TRUE" : "WAHR")
                .replace("\u0001false", style.equals("comma") ? "FALSE" : "FALSCH")
                .replaceAll("(?<=[,;])([0-9]+[.,][0-9])0(?=[,;])", "$1"));
      }
      var bytes = String.join("\r\n", saved).getBytes(Charset.forName("windows-1252"));
      var report = upload.post(path + "import", bytes).expect(200).json();
      assertThat(report.get("unchanged")).as(report.toString()).isEqualTo(report.get("rows"));
      assertThat(report.get("separator").textValue()).isEqualTo(style.equals("comma") ? "," : ";");
    }
  }

  @Test
  void without_numbers_products_are_known_by_their_names_and_keep_the_order_of_the_file() {
    var at = place("EUR", "de");
    var head = "Name;Kategorie;Preis;MwSt\n";
    var file =
        head + "Crème brûlée;Süßes;6,50;7\nApfelkuchen;Süßes;4,00;7\nCola;Getränke;3,00;19\n";
    var made = upload.post(at + "/catalog/import", file).expect(200).json();
    assertThat(made.get("created").intValue()).isEqualTo(3);
    assertThat(products(at).values().stream().map(each -> each.get("sort").intValue()))
        .containsExactly(1, 2, 3);
    var other = head + "CRÈME  BRÛLÉE;SÜSSES;7,00;7\ncola;getränke;3,20;19\nCola;Süßes;2,00;7\n";
    var changed = upload.post(at + "/catalog/import", other).expect(200).json();
    assertThat(changed.get("changed").intValue()).isEqualTo(2);
    assertThat(changed.get("created").intValue()).isEqualTo(1);
    assertThat(changed.get("new_categories").intValue()).isZero();
    assertThat(products(at).values().stream().map(SpreadsheetsTest::price))
        .containsExactly(700L, 400L, 320L, 200L);
    var twice = upload.post(at + "/catalog/import", head + "A;B;1;7\na;b;2;7\n");
    assertThat(twice.expect(400, "invalid").text()).contains("/3/name_de");
  }

  @Test
  void what_a_person_says_of_a_column_is_remembered_for_the_place() {
    var at = place("EUR", "de");
    var file = "Ding;Wozu;Kosten;Regal\nSuppe;Essen;5,00;3\n";
    var look = upload.post(at + "/catalog/columns", file).expect(200).json();
    assertThat(look.get("columns").findValuesAsText("column"))
        .containsExactly("null", "null", "null", "null");
    assertThat(look.get("known").toString()).contains("quantity_step");
    assertThat(look.at("/columns/0/samples/0").textValue()).isEqualTo("Suppe");
    var refused = upload.post(at + "/catalog/import", file).expect(400, "invalid").json();
    assertThat(refused.get("errors").findValuesAsText("pointer"))
        .contains("/1/Ding", "/1/Wozu", "/1/Kosten", "/1/Regal");
    assertThat(refused.toString()).doesNotContain("quantity_step");

    var said = "{\"Ding\":\"name_de\",\"Wozu\":\"category\",\"Kosten\":\"price\",\"Regal\":\"\"}";
    var query = "?columns=" + URLEncoder.encode(said, StandardCharsets.UTF_8);
    var taxed = file.replace("Regal", "MwSt").replace(";3", ";7");
    upload.post(at + "/catalog/import" + query + "&preview=true", taxed).expect(200);
    upload.post(at + "/catalog/import", taxed).expect(400, "invalid");
    upload.post(at + "/catalog/import" + query, taxed).expect(200);
    assertThat(price(products(at).values().iterator().next())).isEqualTo(500);
    upload.post(at + "/catalog/import", taxed.replace("5,00", "5,50")).expect(200);
    assertThat(price(products(at).values().iterator().next())).isEqualTo(550);
    var next = upload.post(at + "/catalog/columns", file).expect(200).json();
    assertThat(next.get("columns").findValuesAsText("column"))
        .containsExactly("name_de", "category", "price", "");
    assertThat(
            upload
                .post(place("EUR", "de") + "/catalog/columns", file)
                .json()
                .at("/columns/0/column")
                .isNull())
        .isTrue();
    for (var bad : List.of("[]", "{\"Ding\":\"color\"}", "{\"Ding\":1}", "{\"\":\"sku\"}", "{")) {
      var bent = "?columns=" + URLEncoder.encode(bad, StandardCharsets.UTF_8);
      upload.post(at + "/catalog/import" + bent, taxed).expect(400);
    }
  }

  @Test
  void columns_whose_headings_are_signs_or_alike_are_said_by_their_places() {
    var at = place("EUR", "de");
    var file = "#;Was;€;€ alt;%;Wozu;Wozu?\nA1;Suppe;5,00;4,00;7;Essen;x\n";
    var said = "[\"sku\",\"name_de\",\"price\",\"\",\"tax_class\",\"category\",\"\"]";
    var query = "?columns=" + URLEncoder.encode(said, StandardCharsets.UTF_8);
    var look = upload.post(at + "/catalog/columns" + query, file).expect(200).json();
    assertThat(look.get("columns").findValuesAsText("column"))
        .containsExactly("sku", "name_de", "price", "", "tax_class", "category", "");
    upload.post(at + "/catalog/import" + query, file).expect(200);
    assertThat(price(Objects.requireNonNull(products(at).get("A1")))).isEqualTo(500);
    var next = upload.post(at + "/catalog/columns", file).expect(200).json();
    assertThat(next.get("columns").findValuesAsText("column"))
        .containsExactly("null", "name_de", "null", "", "null", "null", "null");

    var named = "{\"#\":\"sku\",\"€\":\"price\",\"%\":\"\",\"Wozu\":\"\",\"Wozu?\":\"\"}";
    var names = "?columns=" + URLEncoder.encode(named, StandardCharsets.UTF_8);
    upload.post(at + "/catalog/import" + names, file.replace("5,00", "6,00")).expect(200);
    assertThat(price(Objects.requireNonNull(products(at).get("A1")))).isEqualTo(600);
    for (var bad : List.of("[\"sku\"]", "[1,2,3,4,5,6,7]")) {
      var bent = "?columns=" + URLEncoder.encode(bad, StandardCharsets.UTF_8);
      upload.post(at + "/catalog/import" + bent, file).expect(400, "invalid");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "it", "pl"})
  void the_template_in_the_language_of_the_place_comes_in_as_it_is(String language) {
    for (var style : List.of("comma", "semicolon")) {
      var at = place("EUR", language, language.equals("en") ? "de" : "en");
      var template = admin.get(at + "/catalog/template?csv=" + style).expect(200);
      assertThat(template.header("Content-Disposition")).contains("attachment");
      var row = one(at, template.body());
      assertThat(price(row)).isEqualTo(800);
    }
    admin.get("/api/locations/bistro/catalog/template?csv=tabs").expect(400, "invalid");
  }

  @Test
  void a_price_that_may_be_two_prices_is_named() {
    var won = place("KRW", "en");
    var file =
        "sku;category;name_en;price;tax_class\nB1;G;A;12,000;standard\nB2;G;B;12.000;standard\n";
    upload.post(won + "/catalog/import", file).expect(200);
    assertThat(products(won).values().stream().map(SpreadsheetsTest::price))
        .containsExactly(12_000L, 12_000L);
    var euro = place("EUR", "en");
    var answer = upload.post(euro + "/catalog/import", file).expect(400, "invalid").json();
    assertThat(answer.at("/errors/0/pointer").textValue()).isEqualTo("/2/price");
    assertThat(answer.at("/errors/0/code").textValue()).isEqualTo("ambiguous");
    assertThat(products(euro)).isEmpty();
  }
}
