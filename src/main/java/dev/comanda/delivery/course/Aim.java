package dev.comanda.delivery.course;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a delivery is for. */
public enum Aim {
  /** That a line stands in the ERP. */
  BOOK,
  /** That a line stands there no more. */
  TAKE_BACK;

  /**
   * What the lines that carry the mark say.
   *
   * @param ours whether a line that differs is one that we had booked and somebody changed since
   * @return null where there is something to do yet
   */
  @Nullable Verdict judge(Booking booking, List<Booked> lines, boolean ours) {
    if (lines.isEmpty()) {
      return this == BOOK ? null : new Verdict.Done(null, false);
    }
    if (lines.size() > 1) {
      return new Verdict.Wrong(
          new Reason(
              Reason.DUPLICATE,
              lines.size() + " lines of " + booking.document() + " carry its mark."));
    }
    var line = lines.getFirst();
    if (line.is(booking)) {
      return this == BOOK ? new Verdict.Done(line, false) : null;
    }
    if (this == BOOK && ours) {
      return new Verdict.Done(line, true);
    }
    return new Verdict.Wrong(
        new Reason(
            Reason.MISMATCH,
            "In the ERP it stands " + said(line) + ", not " + said(booking) + "."));
  }

  static String said(Booked line) {
    return "with " + line.quantity().toPlainString() + " of product " + line.productNumber();
  }

  private static String said(Booking booking) {
    return "with " + booking.quantity().toPlainString() + " of product " + booking.productNumber();
  }
}
