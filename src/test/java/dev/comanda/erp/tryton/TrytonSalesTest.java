package dev.comanda.erp.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.KeptEvidence;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.connector.Trouble.Kind;
import dev.comanda.erp.tryton.TrytonFront.Answer;
import java.math.BigDecimal;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Tryton does in its own way, and what becomes of it. */
class TrytonSalesTest {
  /** Of Tryton's database, say. */
  private static final String FAULT = "\"error\":[\"connection already closed\",\"\"]}";

  private static TrytonWorkshop workshop;

  private final String reference = "WS " + UUID.randomUUID();
  private TrytonOffice office;
  private int sale;
  private final KeptEvidence evidence = new KeptEvidence();
  private Connector connector;

  @BeforeAll
  static void start() {
    TrytonServer.need();
    workshop = new TrytonWorkshop();
  }

  @AfterAll
  static void end() {
    if (workshop != null) {
      workshop.close();
    }
  }

  @BeforeEach
  void begin() {
    office = workshop.office;
    sale = office.begin(reference);
    connector = opened(TrytonServer.USER);
  }

  @AfterEach
  void mend() {
    workshop.front.script(Answer::passes);
    connector.close();
    assertThat(evidence.texts()).noneMatch(each -> each.contains(TrytonServer.PASSWORD));
  }

  private static Connector opened(String user) {
    return opened(workshop.front.address(), user);
  }

  private static Connector opened(URI address, String user) {
    return TrytonWorkshop.plain(Tryton.TRAITS)
        .open(address, new Login(user, TrytonServer.PASSWORD));
  }

  private Booking line(String product, String quantity, String unit) {
    var amount = new BigDecimal(quantity);
    return new Booking(reference, product, "Motoröl 5W-30", amount, unit, "OilMat:12", null);
  }

  private Booking oil() {
    return line(TrytonOffice.OIL, "4.7", "litre");
  }

  private void refused(String code, Booking booking) {
    assertThatThrownBy(() -> connector.create(booking, evidence))
        .isInstanceOfSatisfying(Trouble.class, trouble -> refused(code, trouble));
    assertThat(office.lines(sale)).isEmpty();
  }

  private static void refused(String code, Trouble trouble) {
    assertThat(trouble.kind()).as(trouble.text()).isEqualTo(Kind.REFUSED);
    assertThat(trouble.code()).isEqualTo(code);
  }

  @Test
  void a_line_has_the_unit_the_price_and_the_taxes_that_tryton_gives_its_product()
      throws Exception {
    connector.create(oil(), evidence);
    assertThat(office.lines(sale))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.unit()).isEqualTo("l");
              assertThat(line.price()).isEqualByComparingTo("12.90");
              assertThat(line.taxes()).isEqualTo(1);
              assertThat(line.text()).isEqualTo("Motoröl 5W-30\nOilMat:12");
            });
  }

  @Test
  void a_sale_is_also_known_by_the_number_that_it_has_from_its_first_offer_on() throws Exception {
    office.quote(sale);
    office.reopen(sale);
    var of = oil();
    var numbered =
        new Booking(
            office.number(sale), of.productNumber(), "Öl", of.quantity(), "l", of.mark(), null);
    connector.create(numbered, evidence);
    assertThat(connector.find(numbered, evidence)).hasSize(1);
    assertThat(connector.find(of, evidence)).hasSize(1);
  }

  @Test
  void an_offer_takes_a_line_from_anybody_but_us() {
    office.quote(sale);
    refused("document_closed", oil());
    int line = office.write(sale, TrytonOffice.OIL, BigDecimal.ONE, "Öl");
    assertThat(office.lines(sale)).singleElement().matches(each -> each.line() == line);
  }

  @Test
  void of_two_sales_of_one_name_nobody_knows_which_is_meant_until_one_is_cancelled()
      throws Exception {
    int other = office.begin(reference);
    refused("document_ambiguous", oil());
    office.write(other, TrytonOffice.OIL, new BigDecimal("4.7"), "OilMat:12");
    assertThat(connector.find(oil(), evidence)).as("it stands in one of them").hasSize(1);
    office.cancel(other);
    connector.create(oil(), evidence);
    assertThat(office.lines(sale)).hasSize(1);
  }

  @Test
  void what_is_not_for_sale_or_is_measured_otherwise_is_refused() {
    refused("product_unknown", line(TrytonOffice.NOT_SOLD, "1", "piece"));
    refused("unit_differs", line(TrytonOffice.OIL, "4.7", "kg"));
  }

  @Test
  void an_error_that_tryton_says_with_status_200_is_told_in_its_words() {
    assertThatThrownBy(() -> connector.create(line(TrytonOffice.FILTER, "0.5", "piece"), evidence))
        .isInstanceOfSatisfying(
            Trouble.class,
            trouble -> {
              refused("refused", trouble);
              assertThat(trouble.text()).contains("The number of digits in the value \"0.5\"");
            });
    assertThat(office.lines(sale)).isEmpty();
  }

  @Test
  void a_line_is_not_taken_back_from_an_offer() throws Exception {
    connector.create(oil(), evidence);
    var line = connector.find(oil(), evidence).getFirst();
    office.quote(sale);
    assertThatThrownBy(() -> connector.takeBack(oil(), line, evidence))
        .isInstanceOfSatisfying(Trouble.class, each -> refused("document_closed", each));
    assertThat(office.lines(sale)).hasSize(1);
    office.reopen(sale);
    connector.takeBack(oil(), line, evidence);
    assertThat(office.lines(sale)).isEmpty();
    connector.takeBack(oil(), line, evidence);
  }

  @Test
  void a_session_that_is_dead_is_made_anew_before_anything_is_written() throws Exception {
    assertThat(connector.find(oil(), evidence)).isEmpty();
    var signIns = new AtomicInteger();
    var dead = new AtomicInteger(1);
    workshop.front.script(
        answer -> {
          if (answer.method().equals("common.db.login")) {
            signIns.incrementAndGet();
          }
          if (!answer.signsIn() && dead.getAndDecrement() > 0) {
            answer.says(401, "text/plain", "");
          } else {
            answer.passes();
          }
        });
    connector.create(oil(), evidence);
    assertThat(office.lines(sale)).hasSize(1);
    assertThat(connector.find(oil(), evidence)).hasSize(1);
    assertThat(signIns).hasValue(1);
  }

  @Test
  void a_session_that_dies_as_the_line_is_written_is_said_and_nothing_is_sent_again()
      throws Exception {
    var written = new AtomicInteger();
    workshop.front.script(
        answer -> {
          if (answer.writes()) {
            written.incrementAndGet();
            answer.says(401, "text/plain", "");
          } else {
            answer.passes();
          }
        });
    assertThatThrownBy(() -> connector.create(oil(), evidence))
        .isInstanceOfSatisfying(
            Trouble.class, each -> assertThat(each.kind()).isEqualTo(Kind.SESSION_LOST));
    assertThat(written).hasValue(1);
    workshop.front.script(Answer::passes);
    connector.create(oil(), evidence);
    assertThat(office.lines(sale)).hasSize(1);
  }

  @Test
  void a_fault_of_which_nobody_knows_when_it_came_is_no_refusal() {
    workshop.front.script(
        answer -> {
          if (answer.writes()) {
            var said = answer.acts();
            answer.says(200, "application/json", said.body().replaceFirst("\"result\".*", FAULT));
          } else {
            answer.passes();
          }
        });
    assertThatThrownBy(() -> connector.create(oil(), evidence))
        .isInstanceOfSatisfying(
            Trouble.class, each -> assertThat(each.kind()).isEqualTo(Kind.UNKNOWN));
    assertThat(office.lines(sale)).hasSize(1);
  }

  @Test
  void a_check_names_the_rights_that_a_user_lacks_and_changes_nothing() throws Exception {
    connector.check(evidence);
    try (var outsider = opened(TrytonServer.OUTSIDER)) {
      assertThatThrownBy(() -> outsider.check(evidence))
          .isInstanceOfSatisfying(
              Trouble.class,
              trouble -> {
                refused("rights_missing", trouble);
                assertThat(trouble.text()).contains("read sale.sale", "group Sales");
              });
    }
    assertThat(office.lines(sale)).isEmpty();
  }

  @Test
  void a_database_that_is_missing_is_said_in_words() {
    var elsewhere = workshop.server.address().resolve("/nowhere");
    try (var lost = opened(elsewhere, TrytonServer.USER)) {
      assertThatThrownBy(() -> lost.check(evidence))
          .isInstanceOfSatisfying(
              Trouble.class,
              trouble -> {
                assertThat(trouble.kind()).isEqualTo(Kind.UNREACHABLE);
                assertThat(trouble.text()).contains("nowhere");
              });
    }
    var kind = TrytonWorkshop.plain(Tryton.TRAITS);
    assertThatThrownBy(() -> kind.open(URI.create("http://127.0.0.1:8000/"), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name of Tryton's database");
  }

  @Test
  void a_sale_of_more_lines_than_are_read_at_once_is_read_to_its_end() throws Exception {
    office.fill(sale, 205);
    connector.create(oil(), evidence);
    assertThat(connector.find(oil(), evidence)).hasSize(1);
  }
}
