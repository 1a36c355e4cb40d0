package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.comanda.TestApp;
import dev.comanda.demo.DemoPlaces;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A client of the first waiter API, written from that system's document alone: plain HTTP, a token
 * for an e-mail address, orders of named products, no header and no member of Comanda's own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OldWaiterClientTest {
  private static final String STEW =
      "{\"customer_name\":\"Ada\",\"products\":[{\"name\":\"Stew\",\"price\":7.5,\"quantity\":2},"
          + "{\"name\":\"Bread\",\"price\":1.25,\"quantity\":1}]}";

  private static final BigDecimal TWO = new BigDecimal("2");
  private static final BigDecimal SEVEN_AND_A_HALF = new BigDecimal("7.5");

  private final TestApp bistro = TestApp.demo(Clock.systemUTC());
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String waiter = token("{\"email\":\"wanda@demo.example\"}");
  private final String manager = signedIn("manager");

  @AfterAll
  void close() {
    http.close();
    bistro.close();
  }

  /** An answer. */
  private record Answer(int status, JsonNode body) {
    Answer expect(int expected) {
      assertThat(status).as(body.toString()).isEqualTo(expected);
      return this;
    }

    String text(String pointer) {
      return body.at(pointer).asText();
    }
  }

  private Answer send(String verb, String path, String token, String body) {
    var request = HttpRequest.newBuilder(URI.create(bistro.url() + path));
    request.header("Content-Type", "application/json");
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    try {
      var answer =
          http.send(request.method(verb, publisher).build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), json.readTree(answer.body()));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer get(String path, String token) {
    return send("GET", path, token, "");
  }

  private Answer post(String path, String token, String body) {
    return send("POST", path, token, body);
  }

  private String token(String login) {
    return post("/api/auth/login", "", login).expect(200).text("/access_token");
  }

  private String signedIn(String who) {
    return token(
        "{\"email\":\"%s@demo.example\",\"password\":\"%s\"}".formatted(who, DemoPlaces.PASSWORD));
  }

  @Test
  void an_e_mail_address_is_enough_to_sign_in() {
    var answer = post("/api/auth/login", "", "{\"email\":\"wanda@demo.example\"}").expect(200);
    assertThat(answer.text("/access_token")).isNotEmpty();
    assertThat(answer.text("/user/email")).isEqualTo("wanda@demo.example");
    assertThat(answer.text("/user/name")).isNotEmpty();
    assertThat(UUID.fromString(answer.text("/user/id"))).isNotNull();
    assertThat(answer.text("/user/created_at")).isNotEmpty();
    var unknown = post("/api/auth/login", "", "{\"email\":\"nobody@demo.example\"}").expect(404);
    assertThat(unknown.text("/message")).isEqualTo("User not found");
    post("/api/auth/login", "", "{\"email\":\"manager@demo.example\",\"password\":\"no\"}")
        .expect(401);
    var none = post("/api/auth/login", "", "{}").expect(400);
    assertThat(none.text("/message")).isEqualTo("Validation error");
    assertThat(none.text("/details/0")).startsWith("email: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.30000000000000004", "\"9.50\"", "-1", "true", "[]", "1e30", "\"\""})
  void where_the_price_of_the_catalog_counts_any_other_is_passed_over(String price) {
    var body =
        ("{\"customer_name\":\"Ada\",\"till\":{\"no\":4},\"products\":"
                + "[{\"name\":\"burrata\",\"price\":%s,\"quantity\":1,\"total\":1}]}")
            .formatted(price);
    var order = post("/api/orders", waiter, body).expect(201);
    assertThat(order.body().at("/order/products/0/unit_price").decimalValue())
        .isGreaterThan(BigDecimal.ONE);
  }

  @ParameterizedTest
  @CsvSource({"0.30000000000000004, 0.3", "'\"9.50\"', 9.5", "7, 7", "4.1000000000000005, 4.1"})
  void where_the_price_that_was_sent_counts_it_is_read_as_it_was_meant(
      String price, BigDecimal meant) {
    for (var name : List.of("Never in the catalog", "Burrata")) {
      var body =
          "{\"customer_name\":\"Ada\",\"products\":[{\"name\":\"%s\",\"price\":%s,\"quantity\":1}]}"
              .formatted(name, price);
      var order = post("/api/orders", manager, body).expect(201);
      assertThat(order.body().at("/order/products/0/unit_price").decimalValue())
          .isEqualByComparingTo(meant);
    }
  }

  @Test
  void a_token_is_verified() {
    var answer = get("/api/auth/verify", waiter).expect(200);
    assertThat(answer.text("/message")).isEqualTo("Token is valid");
    assertThat(answer.text("/user/email")).isEqualTo("wanda@demo.example");
    assertThat(get("/api/auth/verify", "").expect(401).text("/error"))
        .isEqualTo("authorization_required");
    assertThat(get("/api/auth/verify", "x.y.z").expect(401).text("/error"))
        .isEqualTo("invalid_token");
  }

  @Test
  void a_manager_makes_users_and_everybody_finds_them() {
    var ada = "{\"email\":\"ada@example.com\",\"name\":\"Ada\"}";
    var made = post("/api/users", manager, ada).expect(201);
    assertThat(made.text("/message")).isEqualTo("User created successfully");
    assertThat(made.text("/user/email")).isEqualTo("ada@example.com");
    post("/api/users", manager, ada.replace("ada@", "ADA@")).expect(409);
    var wrong = post("/api/users", manager, "{\"email\":\"ada\"}").expect(400);
    assertThat(wrong.text("/message")).isEqualTo("Validation error");
    assertThat(wrong.body().get("details")).hasSize(2);
    post("/api/users", waiter, ada).expect(403);
    var page = get("/api/users?page=1&per_page=2", waiter).expect(200);
    assertThat(page.body().get("users")).hasSize(2);
    assertThat(page.body().at("/pagination/total").intValue()).isGreaterThan(2);
    var id = made.text("/user/id");
    assertThat(get("/api/users/" + id, waiter).expect(200).text("/user/name")).isEqualTo("Ada");
    assertThat(get("/api/users/" + UUID.randomUUID(), waiter).expect(404).text("/message"))
        .isEqualTo("User not found");
    assertThat(token("{\"email\":\"ada@example.com\"}")).isNotEmpty();
  }

  @Test
  void an_order_is_placed_and_found() {
    var answer = post("/api/orders", waiter, STEW).expect(201);
    assertThat(answer.text("/message")).isEqualTo("Order created successfully");
    var order = answer.body().get("order");
    assertThat(order.get("customer_name").asText()).isEqualTo("Ada");
    assertThat(order.get("total_price").doubleValue()).isEqualTo(16.25);
    assertThat(order.get("created_at").asText()).isNotEmpty();
    assertThat(order.get("user_id").asText())
        .isEqualTo(get("/api/auth/verify", waiter).text("/user/id"));
    assertThat(order.get("products")).hasSize(2);
    var stew = order.at("/products/0");
    assertThat(UUID.fromString(stew.get("id").asText())).isNotNull();
    assertThat(stew.get("name").asText()).isEqualTo("Stew");
    assertThat(stew.get("quantity").intValue()).isEqualTo(2);
    assertThat(stew.get("unit_price").doubleValue()).isEqualTo(7.5);
    var id = order.get("id").asText();
    assertThat(get("/api/orders/" + id, waiter).expect(200).body().get("order")).isEqualTo(order);
    assertThat(get("/api/orders", waiter).expect(200).text("/orders/0/id")).isNotEmpty();
  }

  @Test
  void orders_come_in_pages_and_by_customer_and_date() {
    for (var who : new String[] {"Bob", "Bobby", "Carol"}) {
      post("/api/orders", waiter, STEW.replace("Ada", who)).expect(201);
    }
    var page = get("/api/orders?page=1&per_page=1&customer_name=bob", waiter).expect(200);
    assertThat(page.body().get("orders")).hasSize(1);
    assertThat(page.text("/orders/0/customer_name")).isEqualTo("Bobby");
    assertThat(page.body().get("total").intValue()).isEqualTo(2);
    assertThat(page.body().get("pages").intValue()).isEqualTo(2);
    assertThat(page.body().get("current_page").intValue()).isEqualTo(1);
    assertThat(page.body().at("/pagination/total").intValue()).isEqualTo(2);
    var none = get("/api/orders?start_date=2001-01-01&end_date=2001-12-31", waiter).expect(200);
    assertThat(none.body().get("orders")).isEmpty();
    get("/api/orders?start_date=31.12.2001", waiter).expect(400);
    get("/api/orders?page=0", waiter).expect(400);
    get("/api/orders", "").expect(401);
  }

  @Test
  void an_order_of_another_waiter_is_not_found() {
    var other = signedIn("waiter");
    var order = post("/api/orders", other, STEW.replace("Ada", "Zoe")).expect(201);
    var path = "/api/orders/" + order.text("/order/id");
    assertThat(get(path, waiter).expect(404).text("/message")).isNotEmpty();
    get("/api/orders/" + UUID.randomUUID(), waiter).expect(404);
    get("/api/orders/1", waiter).expect(404);
    get(path, other).expect(200);
    get(path, manager).expect(200);
    assertThat(get("/api/orders?customer_name=Zoe", waiter).expect(200).body().get("orders"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | lines",
        "{\"products\":[{\"name\":\"Stew\",\"price\":7.5,\"quantity\":2}]} | customer_name",
        "{\"customer_name\":\"Ada\",\"products\":[]} | products",
        "{\"customer_name\":\"Ada\",\"products\":[{\"name\":\"Stew\",\"price\":7.5}]} | products.0.quantity",
        "{\"customer_name\":\"Ada\",\"products\":[{\"name\":\"Stew\",\"quantity\":2}]} | products.0.price",
        "{\"customer_name\":\"Ada\",\"products\":[{\"name\":\"Stew\",\"price\":-1,\"quantity\":2}]} | products.0.price",
        "{\"customer_name\":\"Ada\",\"products\":[{\"name\":\"Stew\",\"price\":1,\"quantity\":0}]} | products.0.quantity"
      })
  void what_is_wrong_with_an_order_is_told(String body, String field) {
    var answer = post("/api/orders", waiter, body).expect(400);
    assertThat(answer.text("/message")).isEqualTo("Validation error");
    assertThat(answer.text("/details/0")).startsWith(field + ": ");
  }

  @Test
  void an_order_of_a_product_that_is_not_there_is_not_found() {
    var body =
        "{\"customer_name\":\"Ada\",\"products\":[{\"product_id\":\"%s\",\"quantity\":1}]}"
            .formatted(UUID.randomUUID());
    post("/api/orders", waiter, body).expect(404);
    post("/api/orders", "", STEW).expect(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/auth/verify", "/api/users", "/api/orders"})
  void a_slash_at_the_end_is_no_other_path(String path) {
    get(path, waiter).expect(200);
    get(path + "/", waiter).expect(200);
  }

  @Test
  void what_is_sent_may_go_to_a_path_with_a_slash_at_the_end() {
    post("/api/auth/login/", "", "{\"email\":\"wanda@demo.example\"}").expect(200);
    var order = post("/api/orders/", waiter, STEW).expect(201);
    get("/api/orders/" + order.text("/order/id") + "/", waiter).expect(200);
    post("/api/users/", manager, "{\"email\":\"eve@example.com\",\"name\":\"Eve\"}").expect(201);
  }

  @Test
  void what_was_sold_is_reported_by_product() {
    var seller = token("{\"email\":\"wanda@demo.example\"}");
    post("/api/orders", seller, STEW).expect(201);
    var all = get("/api/reports/products", seller).expect(200).body().get("report");
    assertThat(all.get("start_date").isNull()).isTrue();
    assertThat(all.get("end_date").isNull()).isTrue();
    var stew = product(all, "Stew");
    assertThat(stew.get("total_quantity").decimalValue()).isGreaterThanOrEqualTo(TWO);
    assertThat(stew.get("total_price").decimalValue())
        .isEqualByComparingTo(stew.get("total_quantity").decimalValue().multiply(SEVEN_AND_A_HALF));
    var none = get("/api/reports/products?start_date=1999-01-01&end_date=1999-12-31", seller);
    assertThat(none.expect(200).text("/report/start_date")).isEqualTo("1999-01-01");
    assertThat(none.body().at("/report/products")).isEmpty();
    assertThat(
            get("/api/reports/products/?start_date=01.02.2026", seller)
                .expect(400)
                .text("/message"))
        .isEqualTo("Invalid date format. Use YYYY-MM-DD");
    get("/api/reports/products", "").expect(401);
  }

  private static JsonNode product(JsonNode report, String name) {
    for (var product : report.get("products")) {
      if (product.get("product_name").asText().equals(name)) {
        return product;
      }
    }
    throw new AssertionError(name + " is not in " + report);
  }
}
