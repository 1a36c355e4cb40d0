package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.comanda.delivery.BookedRows;
import dev.comanda.delivery.ReturningErp;
import dev.comanda.delivery.connector.Booked;
import dev.comanda.http.Client;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person says of lines that are no longer wanted is heeded, as it was said. */
class TakenBackTest {
  private static final int BOOKED = 0;
  private static final int TAKES_BACK = 1;

  @AutoClose private final Workbench bench = new Workbench();
  private URI address = URI.create("http://127.0.0.1:9/");
  private JsonNode made = MissingNode.getInstance();
  private JsonNode order = MissingNode.getInstance();

  /** One line is booked in an ERP that takes lines back. */
  @BeforeEach
  void booked() {
    address = URI.create("http://127.0.0.1:9/" + UUID.randomUUID());
    made = bench.booksOil(Map.of("connector", "returning", "address", address.toString()));
    order = bench.order(bench.bay("558"), bench.oil, "4.7");
    bench.until(made, "created", 1);
  }

  private void voids(Map<String, Object> how) {
    var path = "/api/orders/" + order.get("id").textValue() + "/lines/1/void";
    bench.evening.manager.post(path, how).expect(200);
  }

  private BookedRows.Row row(int which) {
    return bench.rows(made).get(which);
  }

  private Client.Answer act(int which, String act, Map<String, Object> body) {
    return bench.evening.manager.post("/api/deliveries/" + row(which).id() + "/" + act, body);
  }

  private Client.Answer says(int which, boolean booked) {
    return act(which, "resolution", Map.of("booked", booked, "reason", "I looked"));
  }

  @Test
  void a_line_that_is_to_stay_is_not_taken_back() {
    bench.wants(made, Map.of("worker", false));
    voids(Map.of("reason", "wrong car"));
    assertThat(row(TAKES_BACK).state()).isEqualTo("placed");
    says(BOOKED, true).expect(200);
    assertThat(row(BOOKED).state()).isEqualTo("created");
    assertThat(row(BOOKED).voidWanted()).isFalse();
    assertThat(row(TAKES_BACK).state()).isEqualTo("skipped");
    bench.wants(made, Map.of("worker", true));
    bench.order(bench.bay("558"), bench.oil, "1");
    bench.until(made, "created", 2);
    assertThat(ReturningErp.lines(address)).hasSize(2);
  }

  @Test
  void who_wants_a_line_to_stay_says_first_what_becomes_of_what_was_put_aside() {
    bench.wants(made, Map.of("worker", false));
    voids(Map.of("reason", "wrong car"));
    act(TAKES_BACK, "clearing", Map.of("reason", "later")).expect(200);
    assertThat(Bookings.why(says(BOOKED, true))).isEqualTo("cleared");
    assertThat(row(BOOKED).voidWanted()).isTrue();
    assertThat(row(TAKES_BACK).state()).isEqualTo("cleared");
    act(TAKES_BACK, "clearing/undo", Map.of()).expect(200);
    says(BOOKED, true).expect(200);
    assertThat(row(TAKES_BACK).state()).isEqualTo("skipped");
  }

  @Test
  void of_what_takes_a_line_back_a_person_says_whether_the_line_still_stands_there() {
    var line = ReturningErp.lines(address).getFirst();
    ReturningErp.lines(address)
        .set(0, new Booked(line.line(), line.productNumber(), BigDecimal.TEN, line.text()));
    voids(Map.of("reason", "wrong car"));
    assertThat(bench.until(made, "error", 1).get(TAKES_BACK).reason()).isEqualTo("mismatch");
    says(TAKES_BACK, true).expect(200);
    bench.until(made, "error", 1);
    assertThat(row(BOOKED).state()).isEqualTo("created");
    assertThat(row(BOOKED).voidWanted()).isTrue();
    ReturningErp.lines(address).clear();
    says(TAKES_BACK, false).expect(200);
    assertThat(row(TAKES_BACK).state()).isEqualTo("created");
    assertThat(row(BOOKED).state()).isEqualTo("cancelled");
  }

  @Test
  void that_a_line_is_not_there_of_which_less_is_wanted_is_no_word_that_it_may_stay() {
    voids(Map.of("reason", "less", "left", 4));
    assertThat(Bookings.why(says(BOOKED, false))).isEqualTo("ended");
    assertThat(row(BOOKED).wanted()).isEqualTo("4.000");
    says(BOOKED, true).expect(200);
    assertThat(row(BOOKED).wanted()).isNull();
  }
}
