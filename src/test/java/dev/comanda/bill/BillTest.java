package dev.comanda.bill;

import static dev.comanda.bill.OnPaper.bill;
import static dev.comanda.bill.OnPaper.item;
import static dev.comanda.bill.OnPaper.line;
import static dev.comanda.bill.OnPaper.paid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.Seed;
import dev.comanda.location.Money;
import dev.comanda.location.TaxMode;
import dev.comanda.order.line.Line;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bill comes to, and how it is split, in currencies with no, two and three digits. */
class BillTest {
  private final Random random = Seed.fixed(20);

  private static Bill euros(String quantity, long price) {
    return bill(List.of(line(1, quantity, price, "0.19", TaxMode.INCLUDED, "EUR")));
  }

  private static Code refusal(Bill bill, Split split) {
    try {
      return refused(Portion.of(bill, split));
    } catch (Refused e) {
      return e.code();
    }
  }

  private static Code refused(Portion portion) {
    throw new AssertionError("was not refused: " + portion);
  }

  @ParameterizedTest
  @CsvSource({
    "EUR, included, 595, 107, 1297, 190, 7",
    "EUR, added,    500, 100, 1297, 190, 7",
    "JPY, added,     50,  50,  173,  19, 4",
    "JPY, included,  60,  60,  180,  19, 4",
    "KWD, included, 595, 107, 1297, 190, 7",
  })
  void taxes_are_rounded_once_per_rate_half_up(
      String currency, String how, long price, long other, long total, long tax, long otherTax) {
    var mode = TaxMode.valueOf(how.toUpperCase(Locale.ROOT));
    var bill =
        bill(
            List.of(
                line(1, "1", price, "0.19", mode, currency),
                line(2, "1", price, "0.19", mode, currency),
                line(3, "1", other, "0.07", mode, currency)));
    assertThat(bill.total()).isEqualTo(new Money(total, Currency.getInstance(currency)));
    assertThat(bill.taxes().stream().map(sum -> sum.tax().minor())).containsExactly(tax, otherTax);
    assertThat(bill.taxes()).allMatch(s -> s.net().minor() + s.tax().minor() == s.gross().minor());
  }

  @ParameterizedTest
  @CsvSource({"1000, 3, '334,333,333'", "100, 6, '17,17,17,17,16,16'", "2, 5, '1,1'", "7, 1, '7'"})
  void equal_parts_sum_up_and_the_first_ones_carry_the_remainder(
      long total, int of, String expected) {
    var bill = euros("1", total);
    var parts = new ArrayList<String>();
    for (int left = of; left > 0 && bill.open().minor() > 0; left--) {
      var share = new Split.ByShare(left);
      parts.add(Long.toString(Portion.of(bill, share).amount().minor()));
      bill = paid(bill, share);
    }
    assertThat(String.join(",", parts)).isEqualTo(expected);
    assertThat(bill.open().minor()).isZero();
  }

  @Test
  void more_than_what_is_open_is_refused_and_anything_when_all_is_paid() {
    var bill = euros("1", 500);
    assertThat(refusal(bill, new Split.ByAmount(501))).isEqualTo(Code.EXCEEDS_OPEN);
    var all = paid(bill, new Split.ByAmount(500));
    assertThat(refusal(all, new Split.ByAmount(1))).isEqualTo(Code.EXCEEDS_OPEN);
    assertThat(refusal(all, new Split.ByShare(2))).isEqualTo(Code.EXCEEDS_OPEN);
    assertThat(refusal(all, item(1, null))).isEqualTo(Code.EXCEEDS_OPEN);
    var most = paid(bill, new Split.ByAmount(300));
    assertThat(refusal(most, item(1, null))).isEqualTo(Code.EXCEEDS_OPEN);
  }

  /** 3.90 with tax of 0.62 twice is 7.80 with 1.24, where 7.80 has 1.25. */
  @Test
  void bills_that_were_paid_and_merged_are_covered_as_each_has_rounded() {
    var payment = paid(euros("1", 390), new Split.ByAmount(390)).payments().getFirst();
    var merged = halves(390).with(payment).with(payment);
    assertThat(merged.open().minor()).isZero();
    assertThat(merged.covers(1)).isTrue();
    assertThat(merged.covers(0)).isFalse();
    assertThat(halves(389).with(payment).with(payment).covers(1)).isFalse();
  }

  private static Bill halves(long second) {
    return bill(
        List.of(
            line(1, "1", 390, "0.19", TaxMode.INCLUDED, "EUR"),
            line(2, "1", second, "0.19", TaxMode.INCLUDED, "EUR")));
  }

  @Test
  void a_line_is_paid_in_parts_that_sum_up_to_it() {
    // 0.75 × 3.33 is 2.4975, so 2.50; a third of it is 0.8325.
    var bill = euros("0.75", 333);
    var amounts = new ArrayList<Long>();
    for (int i = 0; i < 3; i++) {
      amounts.add(Portion.of(bill, item(1, "0.25")).amount().minor());
      bill = paid(bill, item(1, "0.25"));
    }
    assertThat(amounts).containsExactly(83L, 84L, 83L);
    assertThat(bill.open().minor()).isZero();
  }

  @Test
  void no_more_of_a_line_is_paid_than_was_ordered() {
    var half = paid(euros("2", 333), item(1, "1"));
    assertThat(refusal(half, item(1, "1.5"))).isEqualTo(Code.ALREADY_PAID);
    assertThat(refusal(half, item(2, null))).isEqualTo(Code.INVALID);
    assertThat(Portion.of(half, item(1, null)).amount().minor()).isEqualTo(333);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EUR", "JPY", "KWD"})
  void however_a_bill_is_split_by_lines_and_taken_back_the_parts_sum_up_to_it(String currency) {
    for (int round = 0; round < 300; round++) {
      var bill = randomBill(currency);
      int lines = bill.orders().getFirst().lines().size();
      for (int step = 0; step < 40; step++) {
        bill = random.nextInt(4) == 0 ? takenBack(bill) : step(bill, lines);
        assertThat(bill.open().minor()).isNotNegative();
        assertThat(bill.paid().minor()).isNotNegative();
      }
      for (int no = 1; no <= lines; no++) {
        bill = tried(bill, item(no, null));
      }
      assertThat(bill.open().minor()).as("round %s", round).isZero();
      assertTaxes(bill);
    }
  }

  private Bill randomBill(String currency) {
    var mode = random.nextBoolean() ? TaxMode.ADDED : TaxMode.INCLUDED;
    int count = 1 + random.nextInt(6);
    var lines = new ArrayList<Line>();
    for (int no = 1; no <= count; no++) {
      var rate = List.of("0.19", "0.07", "0.08875", "0").get(random.nextInt(4));
      var quantity = List.of("1", "3", "0.7", "2.125").get(random.nextInt(4));
      lines.add(line(no, quantity, random.nextInt(700), rate, mode, currency));
    }
    return bill(lines);
  }

  private Bill step(Bill bill, int lines) {
    var part = List.of("0.125", "0.5", "1").get(random.nextInt(3));
    return tried(bill, item(1 + random.nextInt(lines), part));
  }

  /** What is paid already or costs nothing is passed over. */
  private static Bill tried(Bill bill, Split split) {
    try {
      return paid(bill, split);
    } catch (Refused e) {
      var paid = bill.open().minor() == 0 && e.code() == Code.EXCEEDS_OPEN;
      assertThat(paid || e.code() == Code.ALREADY_PAID || e.code() == Code.INVALID).isTrue();
      return bill;
    }
  }

  private Bill takenBack(Bill bill) {
    var standing = bill.standing();
    if (standing.isEmpty()) {
      return bill;
    }
    var one = standing.get(random.nextInt(standing.size()));
    return OnPaper.takenBack(bill, one);
  }

  /** The taxes of the parts are those of the whole. */
  private static void assertTaxes(Bill bill) {
    for (var whole : bill.taxes()) {
      long parts =
          bill.standing().stream()
              .flatMap(payment -> payment.taxes().stream())
              .filter(sum -> sum.rate().equals(whole.rate()))
              .mapToLong(sum -> sum.tax().minor())
              .sum();
      assertThat(parts).isEqualTo(whole.tax().minor());
    }
  }
}
