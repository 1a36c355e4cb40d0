package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What all receipts of a bill state together, and where they are found. */
class ReceiptsStoryTest extends BillTable {
  @Test
  void the_bill_and_the_receipts_of_a_merged_session_are_found_at_its_old_address() {
    var payment = paid(Map.of("amount", euros(100)));
    var old = path();
    var from = table.id();
    for (int i = 0; i < 2; i++) {
      var into = evening.table();
      evening
          .waiter
          .post("/api/sessions/" + from + "/merge", Map.of("into", into.id()))
          .expect(200);
      from = into.id();
      table = into;
    }
    assertThat(evening.waiter.get(old + "/bill").expect(200).json()).isEqualTo(bill());
    assertThat(bill().get("payments")).hasSize(1);
    var number = "/receipt?number=" + payment.get("number");
    var receipt = evening.waiter.get(old + number).expect(200).json();
    assertThat(receipt).isEqualTo(evening.waiter.get(path() + number).expect(200).json());
    var issued = evening.waiter.post(old + number).expect(200).json();
    assertThat(issued.get("payment")).isEqualTo(payment.get("id"));
  }

  /** 2.35 twice has another tax than 4.70, at 7 % as at 19 %. */
  @Test
  void what_is_not_paid_is_voided_beside_bills_that_were_paid_and_merged() {
    var product = "/api/locations/bistro/products/" + evening.product;
    evening.manager.patch(product, Map.of("price", euros(235))).expect(200);
    sits(1);
    paidAll();
    for (int merges = 0; merges < 3; merges++) {
      var from = path();
      sits(1);
      paidAll();
      evening.waiter.post(from + "/merge", Map.of("into", table.id())).expect(200);
      var more = id(evening.order(table.guest(), 1).expect(201).json());
      evening.waiter.post("/api/orders/" + more + "/cancellation", REASON).expect(200);
      assertThat(left()).isZero();
    }
  }

  @Test
  void the_taxes_of_all_receipts_are_those_of_the_bill_and_nothing_when_all_is_taken_back() {
    evening.order(table.guest(), 2).expect(201);
    var payments =
        List.of(
            paid(Map.of("amount", euros(333))),
            paid(item(1)),
            paid(Map.of("share_of", 3)),
            paid(Map.of("share_of", 2)),
            paidAll());
    assertThat(left()).isZero();
    var bill = bill();
    for (var what : List.of("net", "tax", "gross")) {
      assertThat(stated(what)).isEqualTo(bill.at("/taxes/0/" + what + "/amount").longValue());
    }
    payments.forEach(payment -> takeBack(payment).expect(201));
    for (var what : List.of("net", "tax", "gross")) {
      assertThat(stated(what)).isZero();
    }
  }

  /** What all receipts of the bill state together. */
  private long stated(String what) {
    long sum = 0;
    for (var payment : bill().get("payments")) {
      var number = path() + "/receipt?number=" + payment.get("number");
      for (var tax : evening.waiter.get(number).expect(200).json().get("taxes")) {
        sum += tax.get(what).get("amount").longValue();
      }
    }
    return sum;
  }
}
