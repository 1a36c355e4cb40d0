package dev.comanda.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.http.Access;
import dev.comanda.http.Paging;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Verb;
import dev.comanda.json.Json;
import dev.comanda.problem.Code;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients of the waiter API read in any answer, and how they write paths and pages. */
class WaiterApiAnswerTest {
  private static final long THINGS = 95;

  private final Surface surface = new Surface();

  @BeforeEach
  void start() {
    surface
        .route(Verb.GET, "/api/orders", Access.OPEN, WaiterApiAnswerTest::page)
        .route(Verb.GET, "/api/orders/{id}", Access.OPEN, r -> Reply.ok(r.path("id")))
        .route(Verb.POST, "/api/orders", Access.OPEN, WaiterApiAnswerTest::faulty)
        .route(Verb.GET, "/api/staff", Access.STAFF, r -> Reply.ok("x"))
        .route(
            Verb.GET,
            "/api/dates",
            Access.OPEN,
            r -> {
              throw Refused.field("query:start_date", "date", "This is no date.")
                  .saying("Invalid date format. Use YYYY-MM-DD");
            })
        .route(
            Verb.GET,
            "/api/expired",
            Access.OPEN,
            r -> {
              throw new Refused(Code.TOKEN_EXPIRED, "The token has expired.");
            })
        .start();
  }

  @AfterEach
  void stop() {
    surface.close();
  }

  private static Reply page(Request request) {
    var paging = Paging.of(request);
    return Reply.ok(
        Map.of(
            "pagination", paging.among(THINGS),
            "from", paging.offset(),
            "beyond", paging.beyond(THINGS)));
  }

  private static Reply faulty(Request request) {
    var faults = new Faults();
    faults.add("/email", "required", "This field is required.");
    faults.add("/products/0/quantity", "range", "At least 1.");
    faults.refuse();
    return Reply.nothing();
  }

  private JsonNode json(String path, int status) {
    var answer = surface.get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    return Json.tree(answer.body());
  }

  @Test
  void faults_of_fields_are_one_message_with_details() {
    var body = Json.tree(surface.ask("POST", "/api/orders").body());
    assertThat(body.get("message").textValue()).isEqualTo("Validation error");
    assertThat(body.get("details").valueStream().map(JsonNode::textValue))
        .containsExactly("email: This field is required.", "products.0.quantity: At least 1.");
    assertThat(body.get("errors").get(1).get("pointer").textValue())
        .isEqualTo("/products/0/quantity");
    assertThat(body.has("error")).isFalse();
  }

  @Test
  void a_refusal_may_say_it_in_the_old_words() {
    var body = json("/api/dates", 400);
    assertThat(body.get("message").textValue()).isEqualTo("Invalid date format. Use YYYY-MM-DD");
    assertThat(body.get("details").get(0).textValue()).isEqualTo("start_date: This is no date.");
  }

  @Test
  void what_is_wrong_with_a_token_has_a_word() {
    assertThat(json("/api/staff", 401).get("error").textValue())
        .isEqualTo("authorization_required");
    assertThat(json("/api/expired", 401).get("error").textValue()).isEqualTo("token_expired");
    var invalid = Json.tree(surface.get("/api/staff", "Authorization: Bearer x").body());
    assertThat(invalid.get("error").textValue()).isEqualTo("invalid_token");
    assertThat(invalid.get("message")).isEqualTo(invalid.get("detail"));
    assertThat(invalid.has("details")).isFalse();
  }

  @Test
  void a_slash_at_the_end_changes_nothing_under_api() {
    assertThat(json("/api/orders/", 200)).isEqualTo(json("/api/orders", 200));
    assertThat(json("/api/orders/7/", 200).textValue()).isEqualTo("7");
    assertThat(surface.ask("POST", "/api/orders/").status()).isEqualTo(400);
    assertThat(surface.get("/api/orders//").problem(404, 400)).isNotEmpty();
    assertThat(surface.get("/api/nothing/").problem(404)).isEqualTo("not_found");
  }

  @ParameterizedTest
  @CsvSource({
    "'',0,1,10,10,true,false",
    "page=2,10,2,10,10,true,true",
    "page=10,90,10,10,10,false,true",
    "page=2&per_page=50,50,2,50,2,false,true",
    "page=4&page_size=30,90,4,30,4,false,true",
    "per_page=20&page_size=30,0,1,20,5,true,false",
  })
  void pages_are_counted_from_one_in_either_spelling(
      String query, long from, int page, int perPage, int pages, boolean next, boolean previous) {
    var body = json("/api/orders?" + query, 200);
    assertThat(body.get("from").longValue()).isEqualTo(from);
    assertThat(body.get("beyond").booleanValue()).isFalse();
    assertThat(Json.read(Json.bytes(body.get("pagination")), Paging.Pagination.class))
        .isEqualTo(new Paging.Pagination(page, perPage, THINGS, pages, next, previous));
  }

  @Test
  void a_page_far_past_the_end_is_empty() {
    var body = json("/api/orders?page=1000000000&per_page=100", 200);
    assertThat(body.get("beyond").booleanValue()).isTrue();
    assertThat(body.get("pagination").get("has_next").booleanValue()).isFalse();
    assertThat(new Paging(1, 10).among(0))
        .isEqualTo(new Paging.Pagination(1, 10, 0, 0, false, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page=0",
        "page=-1",
        "page=1000000001",
        "page=two",
        "page=1.5",
        "page=99999999999999999999",
        "per_page=0",
        "per_page=101",
        "per_page=all",
        "page_size=101",
        "page_size=-1"
      })
  void a_page_that_cannot_be_is_refused_by_name(String query) {
    var body = json("/api/orders?" + query, 400);
    assertThat(body.get("code").textValue()).isEqualTo("invalid");
    var name = query.substring(0, query.indexOf('='));
    assertThat(body.get("errors").get(0).get("pointer").textValue()).isEqualTo("query:" + name);
    assertThat(body.get("details").get(0).textValue()).startsWith(name + ": ");
  }
}
