package dev.comanda.erp.demoerp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.HostileErp;
import dev.comanda.delivery.connector.Login;
import dev.comanda.demo.erp.DemoErp;
import dev.comanda.demo.erp.Kind;
import dev.comanda.demo.erp.Where;
import dev.comanda.demo.erp.books.Line;
import dev.comanda.log.writer.Wait;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A worksheet of its own in a demo ERP that outlasts it, which goes wrong as it is told. */
final class DemoErpSide implements HostileErp {
  /** More requests than a test makes. */
  private static final int TIMES = 1_000;

  private static final Duration LATE = Duration.ofSeconds(45);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final DemoErp erp;
  private final int worksheet;
  private final int submittedBefore;
  private int held = TIMES;

  DemoErpSide(DemoErp erp) {
    this.erp = erp;
    worksheet = erp.books().begin("Jonas Weber", "B-JW 1412", "Skoda Octavia III");
    submittedBefore = erp.counts().submits();
  }

  @Override
  public URI address() {
    return erp.url();
  }

  @Override
  public Login login() {
    return new Login(DemoErp.USER, DemoErp.PASSWORD);
  }

  @Override
  public Login wrongLogin() {
    return new Login(DemoErp.USER, "schraubenschlüssel");
  }

  @Override
  public String document() {
    return String.valueOf(worksheet);
  }

  @Override
  public String missingDocument() {
    return "987654321";
  }

  @Override
  public String product() {
    return "10";
  }

  @Override
  public String otherProduct() {
    return "11";
  }

  @Override
  public String missingProduct() {
    return "010";
  }

  @Override
  public List<Booked> lines() {
    return written().stream().map(DemoErpSide::booked).toList();
  }

  private List<Line> written() {
    return erp.books().worksheet(worksheet).orElseThrow().lines();
  }

  private static Booked booked(Line line) {
    return new Booked(
        String.valueOf(line.position()), line.product(), line.quantity(), line.mark());
  }

  @Override
  public void write(String product, BigDecimal quantity, String text) {
    var _ = erp.books().add(line(0, product, quantity, text));
  }

  @Override
  public void alter(Booked line, String product, BigDecimal quantity) {
    erp.books().change(line(Integer.parseInt(line.line()), product, quantity, line.text()));
  }

  private Line line(int position, String product, BigDecimal quantity, String text) {
    return new Line(
        worksheet,
        position,
        product,
        "Motoröl",
        quantity,
        BigDecimal.ONE,
        text,
        Instant.now(),
        "petra");
  }

  @Override
  public void remove(Booked line) {
    erp.books().remove(worksheet, Integer.parseInt(line.line()));
  }

  @Override
  public void closeDocument() {
    erp.books().open(worksheet, false);
  }

  @Override
  public void from(Fault fault) {
    now(fault, Where.ANY);
  }

  @Override
  public void whenWriting(Fault fault) {
    now(fault, Where.SUBMIT);
  }

  /** What of the ERP's faults is meant; those with a place of their own show there alone. */
  private void now(Fault fault, Where where) {
    erp.faults().off();
    var kinds =
        switch (fault) {
          case NONE -> Set.<Kind>of();
          case HANGS -> Set.of(Kind.HANG_BEFORE);
          case CUTS_BEFORE -> Set.of(Kind.CUT_BEFORE);
          case CUTS_AFTER -> Set.of(Kind.CUT_AFTER);
          case CLAIMS -> Set.of(Kind.LIE);
          case DOUBLES -> Set.of(Kind.DOUBLE);
          case SIGNED_OUT -> Set.of(Kind.LOG_OUT);
          case BUSY -> Set.of(Kind.TOO_MANY);
          case UNAVAILABLE, FAILS -> Set.of(Kind.FAIL_BEFORE);
          case LATE -> Set.of(Kind.SLOW_BEFORE);
          case GARBAGE -> Set.of(Kind.NOTICE, Kind.WARNING);
        };
    var at = fault == Fault.LATE ? Where.SUBMIT : where;
    for (var kind : kinds) {
      erp.faults().on(new dev.comanda.demo.erp.Switch(kind, at, TIMES, LATE));
    }
    held = TIMES;
  }

  @Override
  public void awaitHeld() {
    await(() -> left() < held);
    held = left();
  }

  private int left() {
    return erp.faults().left().getFirst().times();
  }

  @Override
  public void actLate() {
    if (erp.faults().left().stream().anyMatch(each -> each.kind() == Kind.SLOW_BEFORE)) {
      await(() -> !written().isEmpty());
    }
  }

  private static void await(BooleanSupplier so) {
    long giveUp = System.nanoTime() + Wait.MAX.toNanos();
    while (!so.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(giveUp);
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  @Override
  public int submitted() {
    return erp.counts().submits() - submittedBefore;
  }

  /** All is well again; the ERP goes on. */
  @Override
  public void close() {
    erp.faults().off();
  }
}
