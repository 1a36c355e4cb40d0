package dev.comanda.delivery.console;

import dev.comanda.delivery.course.Reason;
import dev.comanda.location.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order as one integration has it.
 *
 * @param quantity as it is ordered by now
 * @param voidedOn null where it is wanted
 * @param later whether it is booked later: when it is served, or its session is closed, which is
 *     still open
 * @param sent what is or was to be booked of it; null where nothing is
 */
record OrderedLine(
    UUID integrationId,
    UUID orderId,
    int orderNumber,
    int lineNo,
    UUID productId,
    String product,
    String unit,
    BigDecimal quantity,
    Money unitPrice,
    @Nullable LocalDate voidedOn,
    boolean later,
    @Nullable Sent sent) {
  /**
   * What is or was to be booked of a line.
   *
   * @param wanted so much its order wants by now; null where that is what is to be booked
   * @param voidWanted whether it was voided, and nobody has settled that
   */
  record Sent(
      UUID deliveryId,
      @Nullable String document,
      @Nullable String productNumber,
      String mark,
      String state,
      @Nullable Reason reason,
      BigDecimal quantity,
      @Nullable BigDecimal wanted,
      boolean voidWanted,
      Instant changedAt) {
    private boolean created() {
      return state.equals("created");
    }

    private boolean is(String code) {
      return reason != null && reason.code().equals(code);
    }
  }

  private static final BigDecimal NONE = BigDecimal.ZERO;

  /** What is wanted of it. */
  Counted ordered() {
    return Counted.of(voidedOn == null ? quantity : NONE, unitPrice);
  }

  /** What is booked of it: we saw it there, or a person said so. */
  Counted delivered() {
    return Counted.of(sent != null && sent.created() ? sent.quantity() : NONE, unitPrice);
  }

  /** What we saw there as it was booked. */
  Counted readBack() {
    boolean seen =
        sent != null
            && sent.created()
            && !sent.is(Reason.RESOLVED_BY_HAND)
            && !sent.is(Reason.CHANGED_IN_ERP);
    return seen ? delivered() : Counted.of(NONE, unitPrice);
  }

  /** Why these are not the same; null where they are. */
  @Nullable Difference difference() {
    var of = sent;
    if (of == null) {
      return later ? Difference.NOT_YET : Difference.NOT_SENT;
    }
    if (of.created()) {
      return booked(of);
    }
    if (voidedOn == null) {
      return waits(of);
    }
    boolean over = of.state().equals("cancelled") || of.state().equals("skipped");
    boolean maybe = of.voidWanted() || of.state().equals("unknown");
    return maybe && !over ? Difference.MAY_STAND_THERE : null;
  }

  private @Nullable Difference booked(Sent of) {
    if (voidedOn != null) {
      return of.voidWanted() ? Difference.BEING_VOIDED : Difference.STAYS_VOIDED;
    }
    if (of.is(Reason.CHANGED_IN_ERP)) {
      return Difference.CHANGED_IN_ERP;
    }
    if (of.is(Reason.RESOLVED_BY_HAND)) {
      return Difference.BY_HAND;
    }
    if (ordered().same(delivered())) {
      return null;
    }
    return of.wanted() == null ? Difference.EDITED : Difference.LESS_WANTED;
  }

  private static Difference waits(Sent of) {
    return switch (of.state()) {
      case "held" -> Difference.HELD;
      case "placed" -> Difference.PLACED;
      case "error" -> Difference.ERROR;
      case "unknown" -> Difference.UNKNOWN;
      case "cleared" -> Difference.CLEARED;
      case "skipped" -> Difference.SKIPPED;
      default -> Difference.CANCELLED;
    };
  }
}
