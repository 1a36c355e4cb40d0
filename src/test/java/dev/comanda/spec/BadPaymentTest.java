package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payments that are none, of bills that are not there, or of others. */
class BadPaymentTest extends BillTable {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}
          {"method":"cash"}
          {"method":"gold","amount":{"amount":1,"currency":"EUR"}}
          {"method":"cash","amount":1}
          {"method":"cash","amount":{"amount":0,"currency":"EUR"}}
          {"method":"cash","amount":{"amount":-5,"currency":"EUR"}}
          {"method":"cash","amount":{"amount":1.5,"currency":"EUR"}}
          {"method":"cash","amount":{"amount":1}}
          {"method":"cash","amount":{"amount":1,"currency":"USD"}}
          {"method":"cash","amount":{"amount":1,"currency":"nothing"}}
          {"method":"cash","amount":{"amount":9007199254740992,"currency":"EUR"}}
          {"method":"cash","amount":{"amount":99999999999999999999,"currency":"EUR"}}
          {"method":"cash","share_of":0}
          {"method":"cash","share_of":-1}
          {"method":"cash","share_of":101}
          {"method":"cash","share_of":1000}
          {"method":"cash","share_of":2.5}
          {"method":"cash","items":[]}
          {"method":"cash","items":[null]}
          {"method":"cash","items":[{"line":1}]}
          {"method":"cash","items":[{"order_id":"ORDER"}]}
          {"method":"cash","items":[{"order_id":"ORDER","line":0}]}
          {"method":"cash","items":[{"order_id":"ORDER","line":2}]}
          {"method":"cash","items":[{"order_id":"ORDER","line":100000}]}
          {"method":"cash","items":[{"order_id":"00000000-0000-0000-0000-000000000000","line":1}]}
          {"method":"cash","items":[{"order_id":"ORDER","line":1},{"order_id":"ORDER","line":1}]}
          {"method":"cash","items":[{"order_id":"ORDER","line":1,"quantity":0}]}
          {"method":"cash","items":[{"order_id":"ORDER","line":1,"quantity":0.0001}]}
          {"method":"cash","items":[{"order_id":"ORDER","line":1}],"share_of":2}
          {"method":"cash","share_of":2,"tip":5}
          {"method":"cash","share_of":2,"note":"\\u0000"}
          """)
  void what_is_no_payment_is_refused_and_changes_nothing(String body) {
    long before = left();
    pay(evening.waiter, body.replace("ORDER", order)).expect(400, "invalid");
    assertThat(left()).isEqualTo(before);
    assertThat(bill().get("payments")).isEmpty();
  }

  @Test
  void whoever_asks_for_what_is_not_there_or_not_theirs_is_told_nothing() {
    var some = Map.of("method", "cash", "share_of", 1);
    var nothing = new UUID(0, 0);
    evening.waiter.post("/api/sessions/" + nothing + "/payments", some).expect(404, "not_found");
    evening.waiter.post("/api/orders/" + nothing + "/payments", some).expect(404, "not_found");
    evening.manager.post("/api/payments/" + nothing + "/reversal", REASON).expect(404, "not_found");
    var huge = Map.of("method", "cash", "amount", euros(9_007_199_254_740_991L));
    pay(evening.waiter, huge).expect(409, "exceeds_open");
    pay(evening.kitchen, some).expect(403, "forbidden");
    pay(table.guest(), some).expect(403, "forbidden");
    var once = evening.waiter.key("once");
    var first = pay(once, some).expect(201);
    assertThat(pay(once, some).expect(201).json()).isEqualTo(first.json());
    pay(once, Map.of("method", "card", "share_of", 1)).expect(422, "idempotency_key_reused");
    assertThat(bill().get("payments")).hasSize(1);
  }
}
