package dev.comanda.erp.sqlledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.comanda.Drawn;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.KeptEvidence;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Trouble;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What SQL-Ledger does in ways of its own, and what the connector makes of it. */
class SqlLedgerPagesTest {
  private static final String MARK = "OilMat:1234";
  private static final Drawn DRAWN = new Drawn(SqlLedgerPagesTest.class, "sqlledger.pages");

  private static LedgerRoom room;
  private static OrderRows orders;

  private final KeptEvidence evidence = new KeptEvidence();
  private SqlLedgerSide erp;

  @BeforeAll
  static void start() {
    SqlLedger.need();
    room = new LedgerRoom();
    orders = room.ledger.orders();
  }

  @AfterAll
  static void end() {
    if (room != null) {
      room.close();
    }
  }

  @BeforeEach
  void begin(TestInfo test) {
    DRAWN.orLeave(test);
    erp = new SqlLedgerSide(room.ledger);
  }

  private Connector connector() {
    return room.kind().open(erp.address(), erp.login());
  }

  private Booking booking(String product, String quantity) {
    var amount = new BigDecimal(quantity);
    return new Booking(erp.document(), product, "Motoröl", amount, "l", MARK, null);
  }

  private Trouble trouble(Connecting call) {
    return Objects.requireNonNull(catchThrowableOfType(Trouble.class, call::run), "no trouble");
  }

  private interface Connecting {
    void run() throws Exception;
  }

  private void isRefused(Booking booking, Trouble.Kind kind, String code) {
    var trouble = trouble(() -> connector().create(booking, evidence));
    assertThat(trouble.kind()).as(trouble.text()).isEqualTo(kind);
    assertThat(trouble.code()).isEqualTo(code);
    assertThat(erp.lines()).isEmpty();
  }

  @Test
  void other_lines_stay_as_they_are_and_are_read_with_notes_that_are_not_shown() throws Exception {
    orders.write(erp.document(), "11", new BigDecimal("0.5"), "first\nsecond OilMat:7");
    orders.write(erp.document(), "110", new BigDecimal("2"), "");
    var before = orders.lines(erp.document());
    connector().create(booking("10", "4.7"), evidence);
    assertThat(orders.lines(erp.document()))
        .hasSize(3)
        .zipSatisfy(
            List.of(before.getFirst(), before.getLast(), before.getLast()),
            (now, then) -> assertThat(now.order()).isEqualTo(then.order()))
        .extracting(line -> line.product() + " " + line.quantity() + " " + line.notes())
        .containsExactly("11 0.5 first\nsecond OilMat:7", "110 2 ", "10 4.7 " + MARK);
    var other = new Booking(erp.document(), "11", "", new BigDecimal("0.5"), "l", "OilMat:7", null);
    assertThat(connector().find(other, evidence))
        .singleElement()
        .matches(line -> line.is(other) && line.line().equals("1"));
  }

  @Test
  void a_product_keeps_its_own_notes_above_the_mark() throws Exception {
    connector().create(booking("12", "1"), evidence);
    assertThat(connector().find(booking("12", "1"), evidence))
        .singleElement()
        .matches(line -> line.text().contains("Altöl nehmen wir zurück.\n" + MARK));
  }

  @Test
  void of_several_products_that_answer_to_a_number_the_one_that_has_it_is_taken() throws Exception {
    connector().create(booking("F_1", "1"), evidence);
    assertThat(erp.lines()).singleElement().matches(line -> line.productNumber().equals("F_1"));
    var small = new SqlLedgerSide(room.ledger);
    var lower = new Booking(small.document(), "f_1", "", BigDecimal.ONE, "", MARK, null);
    var trouble = trouble(() -> connector().create(lower, evidence));
    assertThat(trouble.code()).isEqualTo("product_unknown");
    assertThat(small.lines()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1.000,00|0.125", "1000,00|1000.5", "1'000.00|1000.5", "1000.00|4.7"})
  void amounts_are_written_and_read_as_the_user_of_the_erp_does(String format, String quantity)
      throws Exception {
    room.ledger.writeNumbers(format);
    try {
      var booking = booking("10", quantity);
      connector().create(booking, evidence);
      assertThat(connector().find(booking, evidence))
          .singleElement()
          .matches(line -> line.is(booking));
      assertThat(erp.lines()).singleElement().matches(line -> line.is(booking));
    } finally {
      room.ledger.writeNumbers("1,000.00");
    }
  }

  /** An order of its own whose number in SQL-Ledger is odd, or is even. */
  private void order(boolean odd) {
    while (orders.id(erp.document()) % 2 != (odd ? 1 : 0)) {
      erp = new SqlLedgerSide(room.ledger);
    }
  }

  private void openedByColleague(boolean odd) throws Exception {
    order(odd);
    orders.write(erp.document(), "10", new BigDecimal("4.7"), MARK);
    orders.lock(erp.document(), SqlLedger.COLLEAGUE);
    assertThat(connector().find(booking("10", "4.7"), evidence)).hasSize(1);
  }

  @Test
  void an_order_that_somebody_has_open_is_read_and_where_its_id_is_odd_not_written()
      throws Exception {
    openedByColleague(true);
    var trouble = trouble(() -> connector().create(booking("10", "1"), evidence));
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.UNREACHABLE);
    assertThat(trouble.code()).isEqualTo("document_locked");
    assertThat(erp.lines()).hasSize(1);
    assertThat(orders.locks(erp.document())).containsExactly(SqlLedger.COLLEAGUE);
    openedByColleague(false);
    connector().create(booking("10", "1"), evidence);
    assertThat(erp.lines()).hasSize(2);
    assertThat(orders.locks(erp.document())).containsExactly(SqlLedger.COLLEAGUE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_somebody_saved_while_its_form_was_filled_is_not_undone(boolean odd) throws Exception {
    order(odd);
    var colleague =
        new AtPicture(
            "before asking",
            () -> orders.write(erp.document(), "11", new BigDecimal("2"), "of a colleague"));
    var trouble = trouble(() -> connector().create(booking("10", "1"), colleague));
    assertThat(trouble.kind()).as(trouble.text()).isEqualTo(Trouble.Kind.UNREACHABLE);
    assertThat(trouble.code()).isEqualTo("changed_meanwhile");
    assertThat(erp.lines()).singleElement().matches(line -> line.text().equals("of a colleague"));
    assertThat(orders.locks(erp.document())).isEmpty();
    connector().create(booking("10", "1"), evidence);
    assertThat(erp.lines()).hasSize(2);
  }

  @Test
  void other_lines_that_are_not_as_they_were_after_a_save_are_told_and_ours_stands_there()
      throws Exception {
    orders.write(erp.document(), "11", new BigDecimal("2"), "spoiled");
    orders.spoil("spoiled");
    try {
      var trouble = trouble(() -> connector().create(booking("10", "1"), evidence));
      assertThat(trouble.kind()).as(trouble.text()).isEqualTo(Trouble.Kind.UNKNOWN);
      assertThat(trouble.code()).isEqualTo(Trouble.OTHER_LINES_CHANGED);
      assertThat(trouble.text()).contains("11 2", "11 3");
    } finally {
      orders.spare();
    }
    assertThat(connector().find(booking("10", "1"), evidence)).hasSize(1);
    assertThat(orders.locks(erp.document())).isEmpty();
  }

  @Test
  void who_has_looked_or_was_refused_has_no_order_open_any_more() throws Exception {
    var seen = new ArrayList<List<String>>();
    var look = new AtPicture("lines", () -> seen.add(orders.locks(erp.document())));
    assertThat(connector().find(booking("10", "1"), look)).isEmpty();
    assertThat(seen).containsExactly(List.of(SqlLedger.USER));
    assertThat(orders.locks(erp.document())).isEmpty();
    isRefused(booking("999", "1"), Trouble.Kind.REFUSED, "product_unknown");
    assertThat(orders.locks(erp.document())).isEmpty();
    connector().create(booking("10", "1"), evidence);
    assertThat(orders.locks(erp.document())).isEmpty();
  }

  @Test
  void a_quotation_is_no_order_and_two_orders_of_a_number_are_none() {
    orders.begin(erp.document());
    isRefused(booking("10", "1"), Trouble.Kind.REFUSED, "document_ambiguous");
    orders.quote(erp.document());
    isRefused(booking("10", "1"), Trouble.Kind.REFUSED, "document_not_found");
  }

  @Test
  void a_mark_of_any_letters_is_found() throws Exception {
    var mark = "OilMat:Müller-機油%20+=#1\\2";
    var booking = new Booking(erp.document(), "10", "", BigDecimal.ONE, "l", mark, null);
    connector().create(booking, evidence);
    assertThat(connector().find(booking, evidence))
        .singleElement()
        .matches(line -> line.is(booking));
  }

  @Test
  void a_mark_that_its_pages_would_change_is_refused() {
    var booking = new Booking(erp.document(), "10", "", BigDecimal.ONE, "l", "OilMat:a&lt", null);
    isRefused(booking, Trouble.Kind.REFUSED, "text_unfit");
  }

  @Test
  void who_was_signed_out_in_the_middle_says_so_and_has_stored_nothing() throws Exception {
    var booking = booking("10", "1");
    var first = new AtPicture("before asking", room.ledger::signInElsewhere);
    var before = trouble(() -> connector().create(booking, first));
    assertThat(before.kind()).isEqualTo(Trouble.Kind.SESSION_LOST);
    var late = new AtPicture("before submit", room.ledger::signInElsewhere);
    var after = trouble(() -> connector().create(booking, late));
    assertThat(after.kind()).isEqualTo(Trouble.Kind.UNKNOWN);
    assertThat(erp.lines()).isEmpty();
    assertThat(connector().find(booking, evidence)).isEmpty();
    room.ledger.signInElsewhere();
    connector().create(booking, evidence);
    assertThat(erp.lines()).hasSize(1);
  }

  @Test
  void an_error_that_it_answers_with_status_200_is_none_of_its_pages() throws Exception {
    var booking = booking("10", "1");
    orders.admit(false);
    try {
      var trouble = trouble(() -> connector().find(booking, evidence));
      assertThat(trouble.kind()).as(trouble.text()).isEqualTo(Trouble.Kind.UNREACHABLE);
      assertThat(trouble.code()).isEqualTo("erp_failed");
    } finally {
      orders.admit(true);
    }
    var late = new AtPicture("before submit", () -> orders.admit(false));
    try {
      var trouble = trouble(() -> connector().create(booking, late));
      assertThat(trouble.kind()).as(trouble.text()).isEqualTo(Trouble.Kind.UNKNOWN);
    } finally {
      orders.admit(true);
    }
    assertThat(connector().find(booking, evidence)).isEmpty();
  }

  @Test
  void what_was_delivered_is_not_taken_back() throws Exception {
    var booking = booking("10", "2");
    connector().create(booking, evidence);
    var line = connector().find(booking, evidence).getFirst();
    orders.ship(Integer.parseInt(erp.lines().getFirst().line()), BigDecimal.ONE);
    var trouble = trouble(() -> connector().takeBack(booking, line, evidence));
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.REFUSED);
    assertThat(trouble.text()).contains("exceeds quantity");
    assertThat(erp.lines()).hasSize(1);
    assertThat(orders.locks(erp.document())).isEmpty();
  }

  @Test
  void a_user_is_named_with_its_dataset() {
    var connector = room.kind().open(erp.address(), new Login("comanda", erp.login().password()));
    var trouble = trouble(() -> connector.check(evidence));
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.CREDENTIALS);
    assertThat(trouble.text()).contains("name@dataset");
  }
}
