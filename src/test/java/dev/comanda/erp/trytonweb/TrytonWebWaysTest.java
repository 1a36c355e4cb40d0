package dev.comanda.erp.trytonweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.comanda.Drawn;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.Evidence;
import dev.comanda.delivery.connector.KeptEvidence;
import dev.comanda.delivery.connector.Mark;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.connector.Trouble.Kind;
import dev.comanda.erp.tryton.TrytonFront;
import dev.comanda.erp.tryton.TrytonFront.Answer;
import dev.comanda.erp.tryton.TrytonServer;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tryton's web client does in ways of its own, and what is made of it. */
class TrytonWebWaysTest {
  private static final Drawn DRAWN = new Drawn(TrytonWebWaysTest.class, "trytonweb.ways");
  private static final String SAVE = "model.sale.sale.write";
  private static final String LOGIN = "common.db.login";

  private static Counter counter;
  private static TrytonFront front;

  private final KeptEvidence evidence = new KeptEvidence();
  private TrytonWebSide sale;

  @BeforeAll
  static void start() {
    TrytonServer.need();
    counter = new Counter();
    front = new TrytonFront(counter.server.address());
  }

  @AfterAll
  static void end() {
    if (counter != null) {
      front.close();
      counter.close();
    }
  }

  @BeforeEach
  void begin(TestInfo test) {
    DRAWN.orLeave(test);
    front.script(Answer::passes);
    sale = new TrytonWebSide(front.address(), counter.office);
  }

  private Connector connector() {
    return counter.kind().open(sale.address(), sale.login());
  }

  private Booking booking() {
    return BookingMain.booking(sale.document(), "OilMat:12");
  }

  private Trouble trouble(Connector connector, Evidence kept) {
    return Objects.requireNonNull(
        catchThrowableOfType(Trouble.class, () -> connector.create(booking(), kept)));
  }

  @Test
  void what_a_slow_tryton_fills_in_late_wipes_nothing() throws Exception {
    front.script(
        answer -> {
          if (answer.method().contains("on_change")) {
            LockSupport.parkNanos(Duration.ofMillis(900).toNanos());
          }
          answer.passes();
        });
    connector().create(booking(), evidence);
    assertThat(sale.lines())
        .singleElement()
        .matches(line -> line.is(booking()))
        .matches(line -> line.text().equals("Motoröl OilMat:12"));
  }

  @Test
  void of_a_long_sale_all_lines_are_read() throws Exception {
    sale.fill(57);
    sale.write(sale.product(), new BigDecimal("4.7"), "Motoröl OilMat:12");
    assertThat(connector().find(booking(), evidence))
        .singleElement()
        .matches(line -> line.is(booking()))
        .matches(line -> line.line().equals("58"));
  }

  @Test
  void a_mark_below_the_first_line_of_a_description_is_found() throws Exception {
    sale.write(sale.otherProduct(), BigDecimal.ONE, "Motoröl\nOilMat:123");
    sale.write(sale.otherProduct(), BigDecimal.ONE, "Motoröl OilMat:124\nEimer OilMat:125");
    assertThat(connector().find(booking(), evidence)).isEmpty();
    sale.write(sale.product(), new BigDecimal("4.7"), "Motoröl OilMat:126\nOilMat:12");
    var lists = new AtomicInteger();
    front.script(
        answer -> {
          if (answer.method().equals("model.sale.line.search") && lists.incrementAndGet() == 1) {
            answer.gives("[]");
          } else {
            answer.passes();
          }
        });
    assertThat(connector().find(booking(), evidence))
        .as("of lines whose marks begin alike, also where a first look shows none")
        .filteredOn(line -> Mark.standsIn(line.text(), "OilMat:12"))
        .singleElement()
        .matches(line -> line.is(booking()));
    assertThat(lists).hasValue(2);
  }

  @Test
  void a_sale_that_was_cancelled_counts_only_where_there_is_no_other() throws Exception {
    var connector = connector();
    counter.office.cancel(counter.office.begin(sale.document()));
    connector.create(booking(), evidence);
    assertThat(sale.lines()).singleElement().matches(line -> line.is(booking()));
    int other = counter.office.begin(sale.document());
    assertThat(trouble(connector, evidence).code()).isEqualTo("document_ambiguous");
    assertThat(connector.find(booking(), evidence)).as("in all of them").hasSize(1);
    counter.office.cancel(other);
    sale.cancel();
    assertThat(trouble(connector, evidence).code()).isEqualTo("document_closed");
    assertThat(connector.find(booking(), evidence)).hasSize(1);
    assertThat(sale.lines()).hasSize(1);
  }

  @Test
  void a_name_with_spaces_that_do_not_break_is_booked_with_plain_ones() throws Exception {
    var plain = booking();
    var booking =
        new Booking(
            plain.document(),
            plain.productNumber(),
            "\u00a0Motor\u00a0öl\u2003\u202f5W\u2028\u0085W\u007f40\ufeff",
            plain.quantity(),
            plain.unit(),
            plain.mark(),
            null);
    var connector = connector();
    connector.create(booking, evidence);
    assertThat(connector.find(booking, evidence)).singleElement().matches(line -> line.is(plain));
    assertThat(sale.lines())
        .singleElement()
        .matches(line -> line.text().equals("Motor öl 5W W 40 OilMat:12"));
  }

  @Test
  void whoever_gives_way_to_another_is_signed_out() throws Exception {
    connector().check(evidence);
    var signedOut = new AtomicInteger();
    front.script(
        answer -> {
          if (answer.method().equals("common.db.logout")) {
            signedOut.incrementAndGet();
          }
          answer.passes();
        });
    connector().check(evidence);
    assertThat(signedOut).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/workshop/sales", "/work%20shop"})
  void an_address_without_the_name_of_a_database_is_said_at_once(String path) {
    var kind = counter.kind();
    var address = URI.create("http://127.0.0.1:8000" + path);
    assertThatThrownBy(() -> kind.open(address, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the name of Tryton's database");
  }

  @Test
  void a_sale_that_becomes_an_offer_while_a_line_is_filled_in_takes_none() {
    var quoting =
        new Evidence() {
          @Override
          public void text(String step, String text) {}

          @Override
          public void picture(String step, byte[] png) {
            if (step.equals("before submit")) {
              sale.closeDocument();
            }
          }
        };
    var trouble = trouble(connector(), quoting);
    assertThat(trouble.code()).isEqualTo("changed_meanwhile");
    assertThat(trouble.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(sale.lines()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"false, 0", "true, 1"})
  void a_connection_that_is_cut_at_save_leaves_the_outcome_unknown(boolean acts, int lines)
      throws Exception {
    var saves = new AtomicInteger();
    front.script(
        answer -> {
          if (!answer.method().equals(SAVE)) {
            answer.passes();
          } else if (saves.incrementAndGet() == 1 && acts) {
            var _ = answer.acts();
          }
        });
    var connector = connector();
    assertThat(trouble(connector, evidence).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(saves).as("nothing is sent again").hasValue(1);
    assertThat(connector.find(booking(), evidence)).hasSize(lines);
    assertThat(sale.lines()).hasSize(lines);
  }

  @ParameterizedTest
  @CsvSource({
    "'[\"UserError\", [\"No\", \"Why\", null]]', UNKNOWN, page_unknown",
    "'[\"UserWarning\", [\"name\", \"Sure?\", \"\"]]', UNKNOWN, page_unknown",
    "'[\"ConcurrencyException\", \"\"]', UNREACHABLE, changed_meanwhile",
    "'[\"KeyError\", \"Traceback\"]', UNKNOWN, page_unknown"
  })
  void an_error_that_is_answered_by_200_is_told_as_what_it_is(
      String error, Kind kind, String code) {
    front.script(
        answer -> {
          if (answer.method().equals(SAVE)) {
            answer.says(200, "application/json", "{\"id\": 0, \"error\": " + error + "}");
          } else {
            answer.passes();
          }
        });
    var trouble = trouble(connector(), evidence);
    assertThat(trouble.kind()).isEqualTo(kind);
    assertThat(trouble.code()).isEqualTo(code);
    assertThat(sale.lines()).isEmpty();
  }

  @Test
  void a_dead_session_is_repaired_by_one_new_sign_in() throws Exception {
    var connector = connector();
    connector.check(evidence);
    var dead = new AtomicBoolean(true);
    var signedIn = new AtomicInteger();
    front.script(
        answer -> {
          if (answer.method().equals(LOGIN) && answer.hasPassword()) {
            dead.set(false);
            signedIn.incrementAndGet();
          }
          if (dead.get() && answer.method().startsWith("model.")) {
            answer.says(401, "text/plain", "Unauthorized");
          } else {
            answer.passes();
          }
        });
    assertThat(connector.find(booking(), evidence)).isEmpty();
    assertThat(signedIn).hasValue(1);
  }

  @Test
  void an_erp_that_asks_for_patience_gets_it() {
    front.script(
        answer -> {
          if (answer.method().startsWith("model.sale")) {
            answer.says(429, "text/plain", "");
          } else {
            answer.passes();
          }
        });
    var trouble = trouble(connector(), evidence);
    assertThat(trouble.kind()).isEqualTo(Kind.BUSY);
    assertThat(trouble.retryAfter()).isPresent();
    assertThat(sale.lines()).isEmpty();
  }
}
