package dev.comanda.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Tickets that are ready, and how that went.
 *
 * @param inHand from the moment when somebody began; null where nobody said so before it was ready
 * @param fromOrder from the order on; null without tickets
 * @param promised tickets of which was said when they should be ready
 * @param kept those of them that were ready by then
 * @param keptShare which part of the promised that is, rounded half up; null without promises
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Made(
    long tickets,
    @Nullable Minutes inHand,
    @Nullable Minutes fromOrder,
    long promised,
    long kept,
    @Nullable BigDecimal keptShare) {
  /** No tickets. */
  static final Made NOTHING = new Made(0, null, null, 0, 0, null);

  /** Digits after the point of a share: tenths of a percent. */
  private static final int SHARE_DIGITS = 3;

  /**
   * In tenths, rounded half up.
   *
   * @param median half of them took no longer
   * @param nineOfTen nine of ten took no longer
   * @param tickets of how many it is: those of which that is known
   */
  record Minutes(BigDecimal median, BigDecimal nineOfTen, long tickets) {
    private static final BigDecimal SECONDS = BigDecimal.valueOf(60);

    static @Nullable Minutes of(ReportRows.@Nullable Seconds seconds) {
      return seconds == null
          ? null
          : new Minutes(minutes(seconds.median()), minutes(seconds.nineOfTen()), seconds.tickets());
    }

    private static BigDecimal minutes(double seconds) {
      return BigDecimal.valueOf(seconds).divide(SECONDS, 1, RoundingMode.HALF_UP);
    }
  }

  static Made of(ReportRows.TicketsMade made) {
    return new Made(
        made.tickets(),
        Minutes.of(made.inHand()),
        Minutes.of(made.fromOrder()),
        made.promised(),
        made.kept(),
        made.promised() == 0 ? null : share(made.kept(), made.promised()));
  }

  private static BigDecimal share(long part, long all) {
    return BigDecimal.valueOf(part)
        .divide(BigDecimal.valueOf(all), SHARE_DIGITS, RoundingMode.HALF_UP);
  }
}
