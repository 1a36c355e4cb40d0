package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A party pays, together or each their own, and what was paid is kept for good. */
class BillStoryTest extends BillTable {
  @Test
  void a_bill_shows_lines_taxes_and_what_is_left() {
    var bill = bill();
    long total = bill.at("/total/amount").longValue();
    assertThat(bill.at("/lines/0/quantity").intValue()).isEqualTo(3);
    assertThat(bill.at("/lines/0/total/amount").longValue()).isEqualTo(total);
    var tax = bill.at("/taxes/0");
    assertThat(tax.at("/gross/amount").longValue()).isEqualTo(total);
    assertThat(tax.at("/net/amount").longValue() + tax.at("/tax/amount").longValue())
        .isEqualTo(total);
    assertThat(left()).isEqualTo(total);
    paid(Map.of("amount", euros(100), "method", "card", "note", "Anna"));
    assertThat(left()).isEqualTo(total - 100);
    var payment = bill().at("/payments/0");
    assertThat(payment.get("method").textValue()).isEqualTo("card");
    assertThat(payment.get("note").textValue()).isEqualTo("Anna");
    assertThat(payment.get("paid_by_name").textValue()).isNotBlank();
    assertThat(payment.get("number").intValue()).isPositive();
  }

  @Test
  void tax_that_is_added_is_on_top_of_the_total() {
    evening.admin.patch("/api/locations/bistro", Map.of("tax_mode", "added")).expect(200);
    sits(3);
    var bill = bill();
    long net = bill.at("/lines/0/total/amount").longValue();
    long tax = bill.at("/taxes/0/tax/amount").longValue();
    assertThat(tax).isPositive();
    assertThat(left()).isEqualTo(net + tax);
    paid(item(1));
    paid(item(2));
    assertThat(left()).isZero();
  }

  @Test
  void a_party_pays_by_items_and_by_equal_parts_and_nothing_is_left() {
    long total = left();
    assertThat(paid(item(1)).at("/amount/amount").longValue()).isEqualTo(total / 3);
    assertThat(bill().at("/lines/0/paid_quantity").intValue()).isEqualTo(1);
    pay(evening.waiter, with(item(3), "method", "cash")).expect(409, "already_paid");
    var wrong = with(with(item(1), "method", "cash"), "amount", euros(1));
    pay(evening.waiter, wrong).expect(409, "amount_changed");
    paid(Map.of("share_of", 2));
    paid(Map.of("share_of", 1));
    assertThat(left()).isZero();
    pay(evening.waiter, Map.of("method", "cash", "share_of", 1)).expect(409, "exceeds_open");
  }

  @Test
  void of_two_who_take_the_whole_bill_at_once_one_does_and_numbers_have_no_gap()
      throws InterruptedException, ExecutionException {
    var body = Map.of("method", "cash", "amount", euros(left()));
    Callable<Integer> all = () -> pay(evening.waiter, body).status();
    try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses = new ArrayList<Integer>();
      for (var each : hands.invokeAll(List.of(all, all, all, all))) {
        statuses.add(each.get());
      }
      assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
    }
    var first = bill();
    var numbers = new ArrayList<Integer>();
    for (int i = 0; i < 3; i++) {
      sits(1);
      numbers.add(paidAll().get("number").intValue());
    }
    int won = numbers.getFirst() - 1;
    assertThat(numbers).containsExactly(won + 1, won + 2, won + 3);
    assertThat(first.get("payments")).hasSize(1);
    assertThat(first.at("/payments/0/number").intValue()).isEqualTo(won);
  }

  @Test
  void many_who_pay_a_little_at_once_never_pay_too_much_and_each_gets_the_next_number()
      throws InterruptedException, ExecutionException {
    long part = left() / 5;
    var body = Map.of("method", "card", "amount", euros(part));
    Callable<Answer> one = () -> pay(evening.waiter, body);
    var numbers = new ArrayList<Integer>();
    try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var each : hands.invokeAll(IntStream.range(0, 12).mapToObj(i -> one).toList())) {
        if (each.get().status() == 201) {
          numbers.add(each.get().json().get("number").intValue());
        }
      }
    }
    numbers.sort(null);
    int least = numbers.getFirst();
    assertThat(numbers)
        .containsExactlyElementsOf(IntStream.range(least, least + 5).boxed().toList());
  }

  @Test
  void a_bill_in_too_many_parts_can_still_be_paid_at_once() {
    var cent = Map.of("method", "cash", "amount", euros(1));
    IntStream.range(0, 200).forEach(_ -> pay(evening.waiter, cent).expect(201));
    pay(evening.waiter, cent).expect(400, "invalid");
    var rest = paidAll();
    assertThat(left()).isZero();
    takeBack(rest).expect(201);
    paidAll();
    assertThat(left()).isZero();
  }

  @Test
  void a_manager_takes_a_payment_back_and_it_stays_in_the_books() {
    long total = left();
    var payment = paid(item(1));
    evening.waiter.post("/api/payments/" + id(payment) + "/reversal", REASON).expect(403);
    var back = takeBack(payment).expect(201).json();
    assertThat(back.at("/amount/amount").longValue())
        .isEqualTo(-payment.at("/amount/amount").longValue());
    int number = payment.get("number").intValue();
    assertThat(back.get("number").intValue()).isEqualTo(number + 1);
    assertThat(left()).isEqualTo(total);
    takeBack(payment).expect(409, "already_taken_back");
    takeBack(back).expect(409, "already_taken_back");
    var receipt = evening.waiter.get(path() + "/receipt").expect(200).json();
    assertThat(receipt.get("kind").textValue()).isEqualTo("reversal");
    assertThat(receipt.get("reverses").intValue()).isEqualTo(number);
    assertThat(receipt.has("reversed_by")).isFalse();
    var undone = evening.waiter.post(path() + "/receipt?number=" + number, Map.of()).expect(200);
    assertThat(undone.json().get("reversed_by").intValue()).isEqualTo(number + 1);
    assertThat(receipt.get("reason").textValue()).isEqualTo(REASON.get("reason"));
    paid(item(3));
    assertThat(left()).isZero();
  }

  @Test
  void the_first_receipt_is_the_original_and_every_other_one_a_copy_that_says_the_same() {
    var number = paid(item(1)).get("number");
    var looked = evening.waiter.get(path() + "/receipt").expect(200).json();
    assertThat(looked.get("issued").intValue()).isZero();
    var original = evening.waiter.post(path() + "/receipt", Map.of()).expect(200).json();
    assertThat(original.get("copy").intValue()).isZero();
    evening
        .manager
        .patch("/api/locations/bistro/products/" + evening.product, Map.of("price", euros(888)))
        .expect(200);
    evening.admin.patch("/api/locations/bistro", Map.of("name", "Other")).expect(200);
    paid(Map.of("share_of", 2));
    var again = path() + "/receipt?number=" + number;
    for (int copy = 1; copy <= 2; copy++) {
      var issued = evening.waiter.post(again, Map.of()).expect(200).json();
      assertThat(issued.get("copy").intValue()).isEqualTo(copy);
      assertThat(issued.get("lines")).isEqualTo(original.get("lines"));
      assertThat(issued.get("place")).isEqualTo(original.get("place"));
    }
    assertThat(original.get("place").textValue()).isEqualTo("Bistro Linden");
    assertThat(original.get("address")).hasSize(3);
    evening.waiter.get(path() + "/receipt?number=2147483647").expect(404, "not_found");
  }

  @Test
  void a_paid_line_is_not_voided_nor_may_less_be_left_than_is_paid() {
    var other = id(evening.order(table.guest(), 1).expect(201).json());
    var payment = paid(item(1));
    var line = "/api/orders/" + order + "/lines/1/void";
    evening.waiter.post(line, REASON).expect(409, "already_paid");
    evening.waiter.post("/api/orders/" + order + "/cancellation", REASON).expect(409);
    takeBack(payment).expect(201);
    long most = left() - 1;
    var amount = paid(Map.of("amount", euros(most)));
    evening
        .waiter
        .post("/api/orders/" + other + "/cancellation", REASON)
        .expect(409, "already_paid");
    takeBack(amount).expect(201);
    evening.waiter.post(line, REASON).expect(200);
    var voided = with(item(1), "method", "cash");
    pay(evening.waiter, voided).expect(409, "already_voided");
    paidAll();
    evening.order(table.guest(), 1).expect(201);
    assertThat(left()).isPositive();
  }

  @Test
  void payments_go_along_when_tables_are_moved_and_merged() {
    long first = left();
    paid(Map.of("amount", euros(100)));
    var from = table.id();
    table = evening.table();
    evening.order(table.guest(), 1).expect(201);
    long second = left();
    evening.waiter.post("/api/sessions/" + from + "/merge", Map.of("into", table.id())).expect(200);
    assertThat(left()).isEqualTo(first + second - 100);
    assertThat(bill().get("payments")).hasSize(1);
    var spot =
        evening
            .manager
            .post("/api/locations/bistro/spots", Map.of("name", "Terrace"))
            .expect(201)
            .json();
    evening.waiter.post(path() + "/move", Map.of("spot_id", id(spot))).expect(200);
    assertThat(left()).isEqualTo(first + second - 100);
    var late = Map.of("method", "cash", "amount", euros(1));
    evening.waiter.post("/api/sessions/" + from + "/payments", late).expect(409, "session_closed");
    evening.manager.post("/api/sessions/" + from + "/payments", late).expect(409, "exceeds_open");
  }

  @Test
  void a_session_is_closed_unpaid_only_by_those_who_say_so() {
    var refused = closes("").expect(409, "session_unpaid");
    assertThat(refused.json().get("detail").textValue()).contains("EUR");
    closes(Map.of()).expect(409, "session_unpaid");
    paid(Map.of("share_of", 2));
    closes(Map.of("confirm", false)).expect(409, "session_unpaid");
    paid(Map.of("share_of", 1));
    closes("").expect(200);
    closes("").expect(200);
    table = evening.table();
    evening.order(table.guest(), 1).expect(201);
    closes(Map.of("confirm", true)).expect(200);
  }

  @Test
  void a_location_that_takes_no_payments_here_is_not_asked_about_them() {
    evening.takesPayments("bistro", false);
    assertThat(bill().get("mode").textValue()).isEqualTo("off");
    pay(evening.waiter, Map.of("method", "cash", "amount", euros(1))).expect(409, "payments_off");
    closes("").expect(200);
  }

  @Test
  void after_closing_only_a_manager_corrects_what_was_paid() {
    var wrong = paidAll();
    closes("").expect(200);
    var body = Map.of("method", "card", "amount", wrong.get("amount"));
    takeBack(wrong).expect(201);
    pay(evening.waiter, body).expect(409, "session_closed");
    pay(evening.manager, body).expect(201);
    assertThat(left()).isZero();
  }

  @Test
  void an_order_without_a_session_has_a_bill_of_its_own() {
    var body =
        Map.of("lines", Evening.one(evening.product, 2).get("lines"), "customer_name", "Ana");
    var alone = evening.waiter.post("/api/orders", body).expect(201).json();
    var path = "/api/orders/" + id(alone);
    var bill = evening.waiter.get(path + "/bill").expect(200).json();
    assertThat(bill.get("name").textValue()).isEqualTo("Ana");
    var pays = Map.of("method", "account", "amount", bill.get("open"));
    var payment = evening.waiter.post(path + "/payments", pays).expect(201).json();
    assertThat(payment.get("order_id").textValue()).isEqualTo(id(alone));
    evening.waiter.post(path + "/cancellation", REASON).expect(409, "already_paid");
    evening.waiter.get("/api/orders/" + order + "/bill").expect(409, "billed_with_session");
  }

  @Test
  void panels_and_phones_hear_of_payments_as_they_are_made() {
    var token = evening.nobody.post("/api/join/" + table.code(), Map.of()).expect(200).json();
    var phone = token.get("guest_token").textValue();
    try (var ear = new Ear(evening.app.url(), "/live/sessions/" + table.id(), phone, null)) {
      ear.snapshot();
      var payment = paid(Map.of("amount", euros(100)));
      var heard = ear.event("payment.made").get("data");
      assertThat(heard.get("id")).isEqualTo(payment.get("id"));
      assertThat(heard.at("/amount/amount").intValue()).isEqualTo(100);
      assertThat(heard.has("paid_by")).isFalse();
      takeBack(payment).expect(201);
      var back = ear.event("payment.taken_back").get("data");
      assertThat(back.at("/amount/amount").intValue()).isEqualTo(-100);
    }
    var guest = table.guest().get("/api/guest/session").expect(200).json();
    assertThat(guest.get("payments")).hasSize(2);
    var panel = evening.waiter.get("/api/locations/bistro/panel").expect(200).json();
    assertThat(panel.at("/location/payments").textValue()).isEqualTo("on");
    for (var session : panel.get("sessions")) {
      if (id(session).equals(table.id())) {
        assertThat(session.get("payments")).hasSize(2);
      }
    }
  }
}
