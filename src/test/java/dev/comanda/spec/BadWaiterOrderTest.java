package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.http.Client;
import dev.comanda.json.Json;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A broken or hostile order of the waiter API is refused by name, and changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadWaiterOrderTest {
  private final Evening evening = new Evening(Clock.systemUTC());
  private JsonNode before = log();

  @BeforeEach
  void look() {
    before = log();
  }

  @AfterEach
  void nothing_changed() {
    assertThat(log()).isEqualTo(before);
  }

  @AfterAll
  void close() {
    evening.close();
  }

  private JsonNode log() {
    return evening.waiter.get("/api/locations/bistro/events").expect(200).json().get("position");
  }

  private Client.Answer order(Object body) {
    return evening.waiter.post("/api/orders", body);
  }

  private static void names(Client.Answer answer, String pointer, String code) {
    var json = answer.expect(400, "invalid").json();
    assertThat(json.at("/errors/0/pointer").textValue()).as(json.toString()).isEqualTo(pointer);
    assertThat(json.at("/errors/0/code").textValue()).as(json.toString()).isEqualTo(code);
    assertThat(json.get("message").textValue()).isEqualTo("Validation error");
    assertThat(json.get("details").get(0).textValue()).contains(": ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|/lines|required",
        "{'customer_name':'Ada','products':null}|/lines|required",
        "{'customer_name':'Ada','products':[]}|/products|required",
        "{'customer_name':'Ada','products':{}}|/products|type",
        "{'customer_name':'Ada','products':[null]}|/products/0|required",
        "{'customer_name':'Ada','products':['Tea']}|/products/0|type",
        "{'customer_name':'Ada','products':[{}]}|/products/0/name|required",
        "{'customer_name':'Ada','products':[{'name':'Tea','price':1}]}|/products/0/quantity|required",
        "{'customer_name':'Ada','products':[{'name':'Tea','quantity':1}]}|/products/0/price|required",
        "{'customer_name':'Ada','products':[{'name':5,'price':1,'quantity':1}]}|/products/0/name|type",
        "{'customer_name':'Ada','products':[{'id':'tea','quantity':1}]}|/products/0/id|type",
        "{'customer_name':'Ada','products':[{'id':7,'quantity':1}]}|/products/0/id|type",
        "{'customer_name':'Ada','lines':[],'total':1}|/total|unknown_field",
        "{'products':[{'name':'Tea','price':1,'quantity':1}]}|/customer_name|required",
        "{'customer_name':' ','products':[{'name':'Tea','price':1,'quantity':1}]}|/customer_name|required",
        "{'customer_name':7,'products':[{'name':'Tea','price':1,'quantity':1}]}|/customer_name|type",
        "{'customer_name':'Ada','products':[],'lines':[]}|/products|doubled",
        "{'customer_name':'a\\u0000b','products':[]}|/customer_name|characters",
        "{'customer_name':'Ada','products':[{'name':'a\\u0000b'}]}|/products/0/name|characters",
        "{'customer_name':'Ada','products':[{'name':'\\ud800'}]}|/products/0/name|characters"
      })
  void a_field_that_is_not_acceptable_is_named(String body, String pointer, String code) {
    names(order(body.replace('\'', '"')), pointer, code);
  }

  @ParameterizedTest
  @CsvSource({
    "0,out_of_bounds",
    "-1,out_of_bounds",
    "100001,out_of_bounds",
    "1e30,out_of_bounds",
    "1e999999999,out_of_bounds",
    "1.0001,too_fine",
    "1e-999999999,too_fine",
    "\"1\",type",
    "true,type"
  })
  void a_quantity_that_cannot_be_sold_is_named(String quantity, String code) {
    names(order(tea("1", quantity)), "/products/0/quantity", code);
  }

  @ParameterizedTest
  @CsvSource({
    "-0.01,out_of_bounds",
    "10000000.01,out_of_bounds",
    "1e30,out_of_bounds",
    "1e999999999,out_of_bounds",
    "1.001,too_fine",
    "1e-999999999,too_fine",
    "\"1.50 EUR\",type",
    "\"1.001\",too_fine",
    "true,type",
    "[],type"
  })
  void a_price_that_no_one_can_pay_is_named_where_it_counts(String price, String code) {
    names(order(tea(price, "1")), "/products/0/price", code);
    var stored = evening.waiter.get("/api/locations/bistro/products/" + evening.product).json();
    var known = tea(price, "1").replace("Green tea", stored.get("name").textValue());
    names(evening.manager.post("/api/orders", known), "/products/0/price", code);
  }

  private static String tea(String price, String quantity) {
    return """
        {"customer_name":"Ada","products":[{"name":"Green tea","price":%s,"quantity":%s}]}
        """
        .formatted(price, quantity);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "01", "+1", ".5", "1,5", "0x10"})
  void what_is_no_number_is_no_json(String number) {
    order(tea(number, "1")).expect(400, "malformed");
    order(tea("1", number)).expect(400, "malformed");
  }

  @Test
  void names_that_are_too_long_are_refused() {
    names(order(wanted("Ada", "x".repeat(101))), "/products/0/name", "too_long");
    names(order(wanted("x".repeat(101), "Green tea")), "/customer_name", "too_long");
  }

  private static Map<String, Object> wanted(String customer, String product) {
    var line = WaiterOrdersTest.named(product, 1, 1);
    return Map.of("customer_name", customer, "products", List.of(line));
  }

  @Test
  void a_thousand_products_are_too_many() {
    var many = Collections.nCopies(1000, Map.of("name", "T", "price", 1, "quantity", 1));
    var body = Map.of("customer_name", "Ada", "products", many);
    names(order(body), "/products", "too_many");
  }

  @Test
  void a_sum_that_is_too_large_is_refused() {
    var line = WaiterOrdersTest.named("Gold", 10_000_000, 100_000);
    var body = Map.of("customer_name", "Ada", "products", Collections.nCopies(100, line));
    names(order(body), "/products", "total");
  }

  @Test
  void one_bad_line_refuses_the_order_and_its_open_items() {
    var good = WaiterOrdersTest.named("Never sold", 1, 1);
    var bad = Map.of("id", UUID.randomUUID(), "quantity", 1);
    order(Map.of("customer_name", "Ada", "products", List.of(good, bad))).expect(404, "not_found");
    assertThat(NamedRows.openItems(evening.app.database())).doesNotContain("Never sold");
  }

  @Test
  void two_ids_that_differ_are_refused() {
    var line = Map.of("id", evening.product, "product_id", UUID.randomUUID(), "quantity", 1);
    names(
        order(Map.of("customer_name", "Ada", "products", List.of(line))),
        "/products/0/product_id",
        "doubled");
  }

  @Test
  void what_belongs_to_another_location_is_not_there() {
    var oil = evening.product("workshop", "litre");
    var line = Map.of("id", oil, "quantity", 1);
    order(Map.of("customer_name", "Ada", "products", List.of(line))).expect(404, "not_found");
    var body = new HashMap<String, Object>(wanted("Ada", "Green tea"));
    body.put("location", "nowhere");
    order(body).expect(404, "not_found");
    body.remove("location");
    body.put("spot_id", UUID.randomUUID());
    order(body).expect(404, "not_found");
  }

  @ParameterizedTest
  @CsvSource({
    "JPY,0.5,350.0,350",
    "JPY,0.05,1000000000,1000000000",
    "EUR,0.005,3.5,3.50",
    "KWD,0.0005,1.125,1.125",
    "KWD,1.2345,1000000,1000000.000"
  })
  void a_price_has_the_digits_of_its_currency(
      String currency, String tooFine, String good, String told) {
    var slug = currency.toLowerCase(Locale.ROOT) + "-" + evening.next();
    var place =
        Map.of(
            "name",
            slug,
            "slug",
            slug,
            "currency",
            currency,
            "time_zone",
            "Asia/Tokyo",
            "open_items",
            true,
            "languages",
            List.of("en"));
    evening.admin.post("/api/locations", place).expect(201);
    names(evening.admin.post("/api/orders", at(slug, tooFine)), "/products/0/price", "too_fine");
    var answer = evening.admin.post("/api/orders", at(slug, good)).expect(201);
    assertThat(answer.text())
        .containsPattern("\"unit_price\":" + Pattern.quote(told) + "[,}]")
        .containsPattern("\"total_price\":" + Pattern.quote(told) + "[,}]");
  }

  private static JsonNode at(String slug, String price) {
    return Json.tree(
        """
        {"location":"%s","customer_name":"Ada","products":[{"name":"Tea","price":%s,"quantity":1}]}
        """
            .formatted(slug, price));
  }
}
