package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Lines are found by what people know of them, and what is done to many means those. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliverySearchTest {
  @AutoClose private final Workbench bench = new Workbench(Clock.systemUTC());
  private final Bookings bookings = new Bookings(bench.evening);
  private JsonNode made = MissingNode.getInstance();
  private JsonNode oil = made;
  private JsonNode piece = made;

  /** Two lines wait on two documents, of a product each. */
  @BeforeAll
  void ordered() {
    made = bench.booksOil();
    bench.wants(made, Map.of("worker", false));
    bench.numbers(made, bench.evening.product, "PIECE-9");
    bench.order(bench.bay("558"), bench.oil, "4.7");
    oil = all("limit=1").getFirst();
    bench.order(bench.bay("559"), bench.evening.product, "2");
    piece = all("limit=1").getFirst();
  }

  private List<JsonNode> all(String query) {
    return bookings.list("integration=" + Bookings.id(made) + "&" + query);
  }

  private Set<String> found(String query) {
    return all(query).stream().map(Bookings::id).collect(Collectors.toSet());
  }

  private static Set<String> only(JsonNode delivery) {
    return Set.of(Bookings.id(delivery));
  }

  @Test
  void by_mark_document_product_and_order_it_is_found_and_no_other() {
    var mark = oil.get("mark").textValue();
    assertThat(found("q=" + mark)).isEqualTo(only(oil));
    assertThat(found("q=" + mark.substring(0, mark.length() - 2))).isEqualTo(only(oil));
    assertThat(found("q=" + mark.substring("OilMat:".length()))).isEqualTo(only(oil));
    assertThat(found("q=" + Bookings.id(oil))).isEqualTo(only(oil));
    assertThat(found("q=558")).isEqualTo(only(oil));
    assertThat(found("q=PIECE-9")).isEqualTo(only(piece));
    var number = oil.get("order_number").intValue();
    assertThat(found("q=%23" + number)).isEqualTo(only(oil));
    assertThat(oil.get("business_date").textValue()).matches("\\d{4}-\\d{2}-\\d{2}");
    var name = oil.get("description").textValue().replace(" ", "%20");
    assertThat(found("q=" + name)).contains(Bookings.id(oil)).doesNotContain(Bookings.id(piece));
    assertThat(found("q=" + name.substring(0, 3))).contains(Bookings.id(oil));
    assertThat(found("q=" + name.substring(0, 2))).as("two letters").isEmpty();
    assertThat(found("q=nowhere")).isEmpty();
    assertThat(found("q=558&state=placed")).isEqualTo(only(oil));
    assertThat(found("q=558&state=created")).isEmpty();
    assertThat(found("q=OilMat")).as("what all marks begin with").isEmpty();
  }

  @Test
  void a_line_is_found_by_name_whatever_number_its_product_has_by_now() {
    var other = bench.booksOil();
    bench.wants(other, Map.of("worker", false));
    bench.order(bench.bay("560"), bench.oil, "1");
    bench.numbers(other, bench.oil, "11");
    var name = oil.get("description").textValue().replace(" ", "%20");
    var of = "integration=" + Bookings.id(other);
    assertThat(bookings.list(of + "&q=" + name)).hasSize(1);
    assertThat(bookings.list(of + "&q=10")).hasSize(1);
    assertThat(bookings.list(of + "&q=11")).isEmpty();
  }

  @Test
  void those_of_a_session_and_those_that_a_person_must_take_out_are_found() {
    var other = bench.booksOil();
    var session = bench.bay("570");
    var order = bench.order(session, bench.oil, "1");
    bench.order(bench.bay("571"), bench.oil, "1");
    bench.until(other, "created", 2);
    var of = "integration=" + Bookings.id(other);
    assertThat(bookings.list(of + "&session=" + session))
        .singleElement()
        .satisfies(each -> assertThat(each.get("order_id")).isEqualTo(order.get("id")));
    assertThat(bookings.list(of + "&session=" + session + "&q=571")).isEmpty();
    assertThat(bookings.list(of + "&void_wanted=true")).isEmpty();
    var path = "/api/orders/" + order.get("id").textValue() + "/lines/1/void";
    bench.evening.manager.post(path, Map.of("reason", "wrong car")).expect(200);
    var unwanted = bookings.list(of + "&void_wanted=true");
    assertThat(unwanted).extracting(each -> each.get("order_id")).containsExactly(order.get("id"));
    bookings
        .act(unwanted.getFirst(), "resolution", Map.of("booked", true, "reason", "it stays"))
        .expect(200);
    assertThat(bookings.list(of + "&void_wanted=true")).isEmpty();
  }

  @Test
  void how_they_wait_is_asked_of_those_that_wait() {
    assertThat(found("attempts_min=1")).isEmpty();
    assertThat(found("older_than=1")).isEmpty();
    assertThat(found("due_before=2100-01-01T00:00:00Z"))
        .contains(Bookings.id(oil), Bookings.id(piece));
    assertThat(found("due_before=2020-01-01T00:00:00Z")).isEmpty();
    ParkedRows.tried(bench.evening.app.database(), Bookings.id(oil), 3, 90);
    assertThat(found("attempts_min=3")).isEqualTo(only(oil));
    assertThat(found("attempts_min=4")).isEmpty();
    assertThat(found("older_than=89")).isEqualTo(only(oil));
    assertThat(found("older_than=91")).isEmpty();
    assertThat(found("older_than=89&state=cleared")).isEmpty();
    assertThat(found("older_than=89&state=created")).isEmpty();
    assertThat(found("attempts_min=3&state=created,placed")).isEqualTo(only(oil));
  }

  @Test
  void the_answer_says_how_many_there_are_on_all_pages() {
    var path = Bookings.ALL + "?limit=1&q=558&integration=" + Bookings.id(made);
    var page = bench.evening.manager.get(path).expect(200).json();
    assertThat(page.get("total").intValue()).isEqualTo(1);
    assertThat(page.get("total_exact").booleanValue()).isTrue();
    var both = Bookings.ALL + "?limit=1&integration=" + Bookings.id(made);
    var first = bench.evening.manager.get(both).expect(200).json();
    assertThat(first.get("total").intValue()).isEqualTo(all("limit=100").size());
    assertThat(first.get("has_more").booleanValue()).isTrue();
    var next = both + "&cursor=" + first.get("next_cursor").textValue();
    var second = bench.evening.manager.get(next).expect(200).json();
    assertThat(second.has("total")).as("it was told with the first").isFalse();
    assertThat(second.has("total_exact")).isFalse();
  }

  @Test
  void what_is_done_to_many_means_those_that_the_same_words_find() {
    var clear = Connections.path(made) + "/clearing";
    var body = new HashMap<String, Object>(Map.of("q", "559", "older_than", 1));
    var plan = bench.evening.manager.post(clear, body).expect(200).json();
    assertThat(plan.get("count").intValue()).isZero();
    assertThat(plan.get("q").textValue()).isEqualTo("559");
    assertThat(plan.get("older_than").intValue()).isEqualTo(1);
    body.remove("older_than");
    body.put("reason", "wrong car");
    body.put("confirm", 1);
    var done = bench.evening.manager.post(clear, body).expect(200).json();
    assertThat(done.get("changed").intValue()).isEqualTo(1);
    assertThat(Bookings.state(bookings.now(piece))).isEqualTo("cleared");
    assertThat(Bookings.state(bookings.now(oil))).isEqualTo("placed");
    var undo = Map.of("q", "PIECE-9", "confirm", 1);
    bench.evening.manager.post(clear + "/undo", undo).expect(200);
    assertThat(Bookings.state(bookings.now(piece))).isEqualTo("placed");
  }

  @Test
  void what_cannot_be_meant_is_named() {
    for (var wrong :
        List.of(
            "attempts_min=0",
            "due_before=soon",
            "older_than=a",
            "session=x",
            "void_wanted=maybe")) {
      var name = wrong.substring(0, wrong.indexOf('='));
      var refused = bench.evening.manager.get(Bookings.ALL + "?" + wrong).expect(400, "invalid");
      assertThat(refused.json().at("/errors/0/pointer").textValue()).isEqualTo("query:" + name);
    }
    var clear = Connections.path(made) + "/clearing";
    var wrong = bench.evening.manager.post(clear, Map.of("attempts_min", 0)).expect(400, "invalid");
    assertThat(wrong.json().at("/errors/0/pointer").textValue()).isEqualTo("/attempts_min");
  }
}
