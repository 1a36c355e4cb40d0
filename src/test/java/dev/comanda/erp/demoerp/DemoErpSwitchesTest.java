package dev.comanda.erp.demoerp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.comanda.Drawn;
import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.KeptEvidence;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.demo.erp.Kind;
import dev.comanda.demo.erp.Switch;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the demo ERP is switched to do wrong, the connector says what is so. */
class DemoErpSwitchesTest {
  /** Drawn by lot. */
  private static final List<Kind> TRIED =
      Drawn.of(DemoErpSwitchesTest.class, "browser.switches", List.of(Kind.values()));

  /** A browser has started within it, on a busy machine too. */
  private static final Traits PATIENT = Garage.looking(Duration.ofMinutes(1));

  private static Garage garage;
  private static Connector connector;

  private final KeptEvidence evidence = new KeptEvidence();
  private DemoErpSide erp;
  private Booking booking;

  @BeforeAll
  static void start() {
    garage = new Garage();
    var side = new DemoErpSide(garage.erp);
    connector = garage.kind(PATIENT).open(side.address(), side.login());
  }

  @AfterAll
  static void end() {
    garage.close();
  }

  @BeforeEach
  void begin() {
    erp = new DemoErpSide(garage.erp);
    var amount = new BigDecimal("4.7");
    booking =
        new Booking(erp.document(), erp.product(), "Motoröl", amount, "l", "OilMat:1234", null);
  }

  @AfterEach
  void mend() {
    erp.close();
  }

  /** The switch has no default, so that a kind that is not tested does not compile. */
  @ParameterizedTest
  @EnumSource
  void every_switch_is_told_honestly(Kind kind) throws Exception {
    assumeTrue(TRIED.contains(kind), "is made in long runs, and where it is drawn");
    switch (kind) {
      case SLOW_BEFORE, SLOW_AFTER, MOVED_FIELD, OVERLAY, ONE_SESSION -> books(kind);
      case FAIL_BEFORE -> isUnknown(kind, "erp_failed", 0);
      case FAIL_AFTER -> isUnknown(kind, "erp_failed", 1);
      case HANG_BEFORE -> isUnknown(kind, "page_slow", 0);
      case HANG_AFTER -> isUnknown(kind, "page_slow", 1);
      case CUT_BEFORE -> isUnknown(kind, "unreachable", 0);
      case CUT_AFTER -> isUnknown(kind, "unreachable", 1);
      case TOO_MANY -> isUnknown(kind, "busy", 0);
      case LOG_OUT -> isUnknown(kind, "page_unknown", 0);
      case OTHER_QUESTION -> isUnknown(kind, "dialog_unknown", 0);
      case LIE, LATE, SHORT_REFERENCE -> claims(kind);
      case DOUBLE -> assertThat(claimed(kind)).hasSize(2).allMatch(line -> line.is(booking));
      case OTHER_QUANTITY ->
          assertThat(claimed(kind)).singleElement().matches(line -> !line.is(booking));
      case CLOSE_WORKSHEET -> isRefused(kind, Trouble.Kind.REFUSED, "document_closed");
      case WARNING -> isRefused(kind, Trouble.Kind.PAGE_UNKNOWN, "erp_asks");
      case NOTICE, RENAMED_FIELD -> isRefused(kind, Trouble.Kind.PAGE_UNKNOWN, "page_unknown");
      case POPUP -> isRefused(kind, Trouble.Kind.PAGE_UNKNOWN, "dialog_unknown");
      case WIPED_FIELD -> isBookedOrNot(kind);
    }
  }

  private @Nullable Trouble trouble(Kind kind) throws InterruptedException {
    var delay = kind == Kind.LATE ? Switch.DELAY_MAX : Duration.ofSeconds(1);
    garage.erp.faults().on(Switch.once(kind).after(delay));
    try {
      connector.create(booking, evidence);
      return null;
    } catch (Trouble e) {
      return e;
    }
  }

  private void books(Kind kind) throws Exception {
    assertThat(claimed(kind)).singleElement().matches(line -> line.is(booking));
    assertThat(erp.lines()).hasSize(1);
  }

  private List<Booked> claimed(Kind kind) throws Exception {
    assertThat(trouble(kind)).isNull();
    return connector.find(booking, evidence);
  }

  private void claims(Kind kind) throws Exception {
    assertThat(claimed(kind)).isEmpty();
  }

  private void isUnknown(Kind kind, String code, int lines) throws Exception {
    var trouble = Objects.requireNonNull(trouble(kind));
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.UNKNOWN);
    assertThat(trouble.code()).isEqualTo(code);
    assertThat(erp.submitted()).isLessThanOrEqualTo(1);
    assertThat(connector.find(booking, evidence)).hasSize(lines);
    assertThat(erp.lines()).hasSize(lines);
  }

  private void isRefused(Kind kind, Trouble.Kind as, String code) throws Exception {
    var trouble = Objects.requireNonNull(trouble(kind));
    assertThat(trouble.kind()).isEqualTo(as);
    assertThat(trouble.code()).isEqualTo(code);
    assertThat(erp.lines()).isEmpty();
  }

  /** The script may come before the quantity is typed, or after. */
  private void isBookedOrNot(Kind kind) throws Exception {
    var trouble = trouble(kind);
    if (trouble == null) {
      assertThat(connector.find(booking, evidence))
          .singleElement()
          .matches(line -> line.is(booking));
    } else {
      assertThat(trouble.kind().before()).isTrue();
      assertThat(erp.lines()).isEmpty();
    }
  }
}
