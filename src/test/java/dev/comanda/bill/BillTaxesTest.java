package dev.comanda.bill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.Seed;
import dev.comanda.TestCounts;
import dev.comanda.location.TaxMode;
import dev.comanda.order.Voided;
import dev.comanda.order.line.Line;
import dev.comanda.order.line.Taxes;
import dev.comanda.problem.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What receipts state of taxes sums up to the bill's by rate whenever it is paid, and to nothing
 * when all is taken back, with any split.
 */
class BillTaxesTest {

  private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD", "CLF");
  private static final List<String> RATES =
      List.of("0", "0.019", "0.05", "0.07", "0.08875", "0.19", "0.255", "0.5", "1");

  private final Random random = Seed.of(BillTaxesTest.class);

  @Test
  void each_of_two_halves_states_half_of_the_taxes() {
    var bill = twoRates();
    var half = OnPaper.paid(bill, new Split.ByAmount(1_000)).payments().getFirst();
    assertThat(half.taxes().stream().map(sum -> sum.gross().minor())).containsExactly(500L, 500L);
    assertThat(half.taxes().stream().map(sum -> sum.tax().minor())).containsExactly(80L, 33L);
  }

  @Test
  void what_takes_a_payment_back_takes_its_taxes_back() {
    var bill = OnPaper.paid(twoRates(), new Split.ByAmount(777));
    bill = OnPaper.takenBack(bill, bill.payments().getFirst());
    assertThat(stated(bill).values()).allMatch(one -> one.net() == 0 && one.tax() == 0);
  }

  /** The drinks are 10.00, of which the amount paid 5.00: the other 5.00 are those of the food. */
  @Test
  void lines_that_are_paid_after_an_amount_state_what_is_left_of_their_rate_and_then_of_others() {
    var bill = OnPaper.paid(twoRates(), new Split.ByAmount(1_000));
    bill = OnPaper.paid(bill, OnPaper.item(1, null));
    assertThat(bill.open().minor()).isZero();
    assertWhole(bill);
  }

  private static Bill twoRates() {
    return OnPaper.bill(
        List.of(
            OnPaper.line(1, "1", 1_000, "0.19", TaxMode.INCLUDED, "EUR"),
            OnPaper.line(2, "1", 1_000, "0.07", TaxMode.INCLUDED, "EUR")));
  }

  @Test
  void however_a_bill_is_paid_and_taken_back_its_receipts_sum_up_to_it() {
    int rounds = TestCounts.of("bill.rounds");
    int paid = 0;
    for (int round = 0; round < rounds; round++) {
      var bill = randomBill();
      int steps = random.nextInt(25);
      for (int step = 0; step < steps; step++) {
        bill = step(bill);
        assertWithin(bill);
        if (bill.open().minor() == 0) {
          assertWhole(bill);
          paid++;
        }
      }
      if (bill.open().minor() > 0) {
        bill = OnPaper.paid(bill, new Split.ByAmount(bill.open().minor()));
      }
      assertWhole(bill);
      for (var payment : bill.standing()) {
        bill = OnPaper.takenBack(bill, payment);
        assertWithin(bill);
      }
      assertThat(stated(bill).values())
          .as(Seed.told())
          .allMatch(one -> one.net() == 0 && one.tax() == 0);
    }
    assertThat(paid).isGreaterThan(rounds / 10);
  }

  private Bill randomBill() {
    var currency = any(CURRENCIES);
    boolean mixed = random.nextInt(4) == 0;
    var mode = any(List.of(TaxMode.values()));
    var lines = new ArrayList<Line>();
    int count = 1 + random.nextInt(6);
    for (int no = 1; no <= count; no++) {
      long price = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(any(List.of(3, 50, 3_000)));
      lines.add(
          OnPaper.line(
              no,
              any(List.of("1", "2", "3", "0.7", "2.125")),
              price,
              any(RATES),
              mixed ? any(List.of(TaxMode.values())) : mode,
              currency));
    }
    return OnPaper.bill(lines);
  }

  private Bill step(Bill bill) {
    try {
      return switch (random.nextInt(9)) {
        case 0, 1 -> amount(bill);
        case 2, 3 -> OnPaper.paid(bill, new Split.ByShare(1 + random.nextInt(4)));
        case 4, 5, 6 -> OnPaper.paid(bill, items(bill));
        case 7 -> voided(bill);
        default -> takenBack(bill);
      };
    } catch (Refused e) {
      return bill;
    }
  }

  private Bill amount(Bill bill) {
    long open = bill.open().minor();
    return open == 0
        ? bill
        : OnPaper.paid(
            bill, new Split.ByAmount(1 + random.nextLong(random.nextBoolean() ? open : 9)));
  }

  private Split items(Bill bill) {
    var items = new ArrayList<Split.Item>();
    for (var line : bill.orders().getFirst().lines()) {
      if (random.nextInt(3) == 0) {
        var part = random.nextBoolean() ? null : any(List.of("0.125", "0.5", "1"));
        items.addAll(((Split.ByItems) OnPaper.item(line.no(), part)).items());
      }
    }
    return new Split.ByItems(items);
  }

  /** As orders are changed: what is paid of a bill is not voided. */
  private Bill voided(Bill bill) {
    var order = bill.orders().getFirst();
    var line = any(order.lines());
    if (!line.counts() || !bill.paidItems(order.id(), line.no()).isEmpty()) {
      return bill;
    }
    var changed = bill.with(Voided.line(order, line.no()));
    return changed.covers(0) ? changed : bill;
  }

  private Bill takenBack(Bill bill) {
    var standing = bill.standing();
    return standing.isEmpty() ? bill : OnPaper.takenBack(bill, any(standing));
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  /** No receipt states anything below nothing, nor all of them more than there is. */
  private void assertWithin(Bill bill) {
    for (var payment : bill.payments()) {
      long sign = payment.takesBack() == null ? 1 : -1;
      long sum = payment.taxes().stream().mapToLong(one -> one.gross().minor()).sum();
      assertThat(sum).as("%s: %s", Seed.told(), bill).isEqualTo(payment.amount().minor());
      for (var one : payment.taxes()) {
        assertThat(sign * one.net().minor()).as(Seed.told()).isNotNegative();
        assertThat(sign * one.tax().minor()).as(Seed.told()).isNotNegative();
      }
    }
    var whole = whole(bill);
    stated(bill)
        .forEach(
            (key, one) -> {
              var all = Optional.ofNullable(whole.get(key)).orElse(Taxes.Stated.NOTHING);
              assertThat(one.net()).as(Seed.told()).isBetween(0L, all.net());
              assertThat(one.tax()).as(Seed.told()).isBetween(0L, all.tax());
            });
  }

  /** Of a bill that is paid; its taxes are those of its lines, rounded once per rate. */
  private void assertWhole(Bill bill) {
    var stated = new HashMap<>(stated(bill));
    stated.values().removeIf(one -> one.net() == 0 && one.tax() == 0);
    assertThat(stated).as("%s: %s", Seed.told(), bill).isEqualTo(whole(bill));
  }

  private static Map<Taxes.Key, Taxes.Stated> whole(Bill bill) {
    var taxes = new Taxes(bill.currency());
    bill.lines().forEach(each -> taxes.add(each.line(), each.line().total().minor()));
    var whole = new HashMap<Taxes.Key, Taxes.Stated>();
    taxes.sums(Map.of()).forEach(sum -> whole.put(Taxes.Key.of(sum), Taxes.Stated.of(sum)));
    whole.values().removeIf(one -> one.net() == 0 && one.tax() == 0);
    return whole;
  }

  private static Map<Taxes.Key, Taxes.Stated> stated(Bill bill) {
    var stated = new HashMap<Taxes.Key, Taxes.Stated>();
    for (var payment : bill.payments()) {
      for (var sum : payment.taxes()) {
        stated.merge(Taxes.Key.of(sum), Taxes.Stated.of(sum), Taxes.Stated::and);
      }
    }
    return stated;
  }
}
