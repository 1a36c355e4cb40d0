package dev.comanda.delivery.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.connector.Trouble.Kind;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every connector does, at every ERP. */
public abstract class ConnectorContractTest {
  /** A call of a connector. */
  @FunctionalInterface
  protected interface Call {
    void run() throws Trouble, InterruptedException;
  }

  private static final BigDecimal AMOUNT = new BigDecimal("4.7");

  protected final KeptEvidence evidence = new KeptEvidence();

  /** The connector's kind, as the program has it. */
  protected abstract ConnectorKind kind();

  /** The same ERP throughout a test. */
  protected abstract ErpSide erp();

  @AfterEach
  void no_secret_is_kept() {
    assertThat(evidence.texts()).noneMatch(this::tellsSecret);
  }

  @Test
  void where_nothing_stands_nothing_is_found() throws Exception {
    assertThat(connector().find(booking("OilMat:12", "4.7"), evidence)).isEmpty();
    assertThat(erp().lines()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.7", "0.125", "12", "1000.5", "0.1"})
  void what_was_written_is_found_with_its_product_and_amount(String quantity) throws Exception {
    var booking = booking("OilMat:12", quantity);
    connector().create(booking, evidence);
    assertThat(connector().find(booking, evidence))
        .singleElement()
        .matches(line -> line.is(booking))
        .matches(line -> line.text().contains("OilMat:12"));
    assertThat(erp().lines()).singleElement().matches(line -> line.is(booking));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Motoröl 5W-30, Größe „XL“ – ß € 100 %",
        "Öl \"extra\" \\ 1/2 & <b>fett</b> + 'quer'; a=b?",
        "محرك زيت 機油"
      })
  void texts_of_any_letters_do_no_harm(String description) throws Exception {
    writesAndFinds(description);
  }

  @Test
  void long_texts_do_no_harm() throws Exception {
    writesAndFinds("Öl für den Motor ".repeat(12).strip());
  }

  private void writesAndFinds(String description) throws Exception {
    var booking =
        new Booking(erp().document(), erp().product(), description, AMOUNT, "l", "OilMat:12", null);
    connector().create(booking, evidence);
    assertThat(connector().find(booking, evidence))
        .singleElement()
        .matches(line -> line.is(booking));
  }

  @Test
  void a_mark_counts_only_as_a_whole() throws Exception {
    connector().create(booking("OilMat:123", "4.7"), evidence);
    assertThat(connector().find(booking("OilMat:12", "4.7"), evidence)).isEmpty();
    assertThat(connector().find(booking("OilMat:23", "4.7"), evidence)).isEmpty();
    connector().create(booking("OilMat:12", "1"), evidence);
    assertThat(connector().find(booking("OilMat:12", "1"), evidence))
        .singleElement()
        .matches(line -> line.is(booking("OilMat:12", "1")));
  }

  @Test
  void a_closed_document_takes_nothing_and_still_shows_what_it_has() throws Exception {
    var before = booking("OilMat:12", "4.7");
    connector().create(before, evidence);
    erp().closeDocument();
    var refused = trouble(() -> connector().create(booking("OilMat:13", "1"), evidence));
    assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
    assertThat(refused.code()).isEqualTo("document_closed");
    assertThat(connector().find(before, evidence)).hasSize(1);
    assertThat(connector().find(booking("OilMat:13", "1"), evidence)).isEmpty();
  }

  @Test
  void a_document_that_is_missing_is_said() {
    var booking = on(erp().missingDocument(), erp().product());
    assertRefused("document_not_found", () -> connector().find(booking, evidence));
    assertRefused("document_not_found", () -> connector().create(booking, evidence));
  }

  @Test
  void a_product_that_is_unknown_is_said() {
    var booking = on(erp().document(), erp().missingProduct());
    assertRefused("product_unknown", () -> connector().create(booking, evidence));
    assertThat(erp().lines()).isEmpty();
  }

  private void assertRefused(String code, Call call) {
    var refused = trouble(call);
    assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
    assertThat(refused.code()).isEqualTo(code);
  }

  @Test
  void what_a_person_removed_is_not_found() throws Exception {
    var booking = booking("OilMat:12", "4.7");
    connector().create(booking, evidence);
    erp().remove(erp().lines().getFirst());
    assertThat(connector().find(booking, evidence)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true, 4.7", "false, 4.8", "false, 47"})
  void what_a_person_changed_is_found_and_is_another(boolean product, BigDecimal quantity)
      throws Exception {
    var booking = booking("OilMat:12", "4.7");
    connector().create(booking, evidence);
    var line = erp().lines().getFirst();
    erp().alter(line, product ? erp().otherProduct() : erp().product(), quantity);
    assertThat(connector().find(booking, evidence))
        .singleElement()
        .matches(each -> !each.is(booking))
        .matches(each -> each.quantity().compareTo(quantity) == 0);
  }

  @Test
  void what_stands_there_twice_is_found_twice() throws Exception {
    var booking = booking("OilMat:12", "4.7");
    connector().create(booking, evidence);
    var line = erp().lines().getFirst();
    erp().write(line.productNumber(), line.quantity(), line.text());
    assertThat(connector().find(booking, evidence))
        .hasSize(2)
        .allMatch(each -> each.is(booking))
        .extracting(Booked::line)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_wrong_password_is_said_and_writes_nothing() {
    var booking = booking("OilMat:12", "4.7");
    var connector = kind().open(erp().address(), erp().wrongLogin());
    for (Call call :
        new Call[] {
          () -> connector.find(booking, evidence),
          () -> connector.create(booking, evidence),
          () -> connector.check(evidence)
        }) {
      assertThat(trouble(call).kind()).isEqualTo(Kind.CREDENTIALS);
    }
    assertThat(erp().lines()).isEmpty();
  }

  @Test
  void a_line_may_have_a_login_of_its_own() throws Exception {
    var connector = kind().open(erp().address(), null);
    var right = with(erp().login());
    connector.create(right, evidence);
    assertThat(connector.find(right, evidence)).hasSize(1);
    var wrong = with(erp().wrongLogin());
    assertThat(trouble(() -> connector().find(wrong, evidence)).kind()).isEqualTo(Kind.CREDENTIALS);
  }

  @Test
  void an_erp_that_is_there_passes_its_check() throws Exception {
    connector().check(evidence);
    assertThat(erp().lines()).isEmpty();
  }

  @Test
  void where_nobody_is_nothing_was_done() throws Exception {
    int port;
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }
    var path = erp().address().getRawPath();
    var nobody = kind().open(URI.create("http://127.0.0.1:" + port + path), erp().login());
    var booking = booking("OilMat:12", "4.7");
    for (Call call :
        new Call[] {
          () -> nobody.find(booking, evidence),
          () -> nobody.create(booking, evidence),
          () -> nobody.check(evidence)
        }) {
      assertThat(trouble(call).kind()).isEqualTo(Kind.UNREACHABLE);
    }
  }

  @Test
  void as_many_lines_as_it_declares_go_side_by_side() throws Exception {
    int atOnce = kind().traits().atOnce();
    var connector = connector();
    try (var threads = Executors.newFixedThreadPool(atOnce)) {
      var lines = new ArrayList<Future<Integer>>();
      for (int i = 0; i < 3 * atOnce; i++) {
        var booking = booking("OilMat:" + i, "4.7");
        Callable<Integer> line =
            () -> {
              connector.create(booking, evidence);
              return connector.find(booking, evidence).size();
            };
        lines.add(threads.submit(line));
      }
      for (var line : lines) {
        assertThat(line.get()).isEqualTo(1);
      }
    }
    assertThat(erp().lines()).hasSize(3 * atOnce);
  }

  @Test
  void what_it_saw_is_kept() throws Exception {
    var booking = booking("OilMat:12", "4.7");
    connector().create(booking, evidence);
    int before = evidence.texts().size();
    connector().find(booking, evidence);
    assertThat(before).isPositive();
    assertThat(evidence.texts()).hasSizeGreaterThan(before);
  }

  @Test
  void a_line_is_taken_back_where_the_erp_can() throws Exception {
    var booking = booking("OilMat:12", "4.7");
    connector().create(booking, evidence);
    var line = connector().find(booking, evidence).getFirst();
    if (kind().traits().takesBack()) {
      connector().takeBack(booking, line, evidence);
      assertThat(erp().lines()).isEmpty();
    } else {
      assertRefused("not_supported", () -> connector().takeBack(booking, line, evidence));
      assertThat(erp().lines()).hasSize(1);
    }
  }

  /** A connector that is let in. */
  protected final Connector connector() {
    return kind().open(erp().address(), erp().login());
  }

  /** A line for the open document. */
  protected final Booking booking(String mark, String quantity) {
    var amount = new BigDecimal(quantity);
    return new Booking(erp().document(), erp().product(), "Motoröl", amount, "l", mark, null);
  }

  private static Booking on(String document, String product) {
    return new Booking(document, product, "Motoröl", AMOUNT, "l", "OilMat:12", null);
  }

  private Booking with(Login login) {
    return new Booking(
        erp().document(), erp().product(), "Motoröl", AMOUNT, "l", "OilMat:12", login);
  }

  /** The trouble that a call has, which tells no secret. */
  protected final Trouble trouble(Call call) {
    try {
      call.run();
    } catch (Trouble e) {
      assertThat(e.text()).matches(text -> !tellsSecret(text));
      return e;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("no trouble");
  }

  private boolean tellsSecret(String text) {
    return text.contains(erp().login().password()) || text.contains(erp().wrongLogin().password());
  }
}
