package dev.comanda.erp.sqlledger;

import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Mark;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.connector.Trouble.Kind;
import dev.comanda.erp.browser.AsSent;
import dev.comanda.erp.browser.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines of an order that are not ours. A save stores all lines of its form anew, and SQL-Ledger
 * keeps only some orders for whoever has them open: so the order is read once more beside the form
 * right before the submit, and after it.
 *
 * @param opened the order's page as it was when its form was opened
 */
record OtherLines(Page page, Booking booking, AsSent opened) {
  private static final Duration WAIT = Duration.ofSeconds(10);

  /** Only an order's own page has it, and each has it. */
  private static final String ORDER_NUMBER = "ordnumber";

  private static final String PASSWORD = "password";

  /** What is compared of a line, by the names that its fields have in the form. */
  private static final List<String> PARTS =
      List.of("partnumber_", "qty_", "sellprice_", "description_", "itemnotes_");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** Those of the order whose form has just been opened. */
  static OtherLines opened(Page page, Booking booking) throws Trouble, InterruptedException {
    return new OtherLines(page, booking, page.asSent());
  }

  /**
   * Nobody has saved the order since: what he did, our save would undo. The lines have other
   * numbers in SQL-Ledger after each save, so it is seen also where they say the same.
   */
  void mustBeAsOpened() throws Trouble, InterruptedException {
    var now = page.step("look again").beside(opened.address(), WAIT);
    if (now.fields().containsKey(PASSWORD)) {
      throw Said.signedOut();
    }
    if (!isOrder(now)) {
      throw new Trouble(
          Kind.UNREACHABLE, "erp_failed", "SQL-Ledger does not show the order before it is saved.");
    }
    if (!now.fields().equals(opened.fields())) {
      throw new Trouble(
          Kind.UNREACHABLE,
          "changed_meanwhile",
          "Somebody changed the sales order " + booking.document() + " meanwhile.");
    }
  }

  /**
   * After the submit they are as they were. Whether ours is there is not asked here.
   *
   * @throws Trouble {@code other_lines_changed} where they are not, or are not seen
   */
  void mustHaveStayed() throws Trouble, InterruptedException {
    List<String> now;
    try {
      var sent = page.step("other lines").beside(opened.address(), WAIT);
      if (!isOrder(sent)) {
        throw changed("cannot be seen after it was saved.");
      }
      now = of(sent);
    } catch (Trouble e) {
      throw e.code().equals(Trouble.OTHER_LINES_CHANGED)
          ? e
          : changed("cannot be seen after it was saved: " + e.text());
    }
    var before = of(opened);
    if (!now.equals(before)) {
      throw changed("were " + before + " before it was saved, and then were " + now + ".");
    }
  }

  private Trouble changed(String how) {
    return new Trouble(
        Kind.UNKNOWN,
        Trouble.OTHER_LINES_CHANGED,
        "The other lines of the sales order " + booking.document() + " " + how);
  }

  private static boolean isOrder(AsSent sent) {
    return sent.status() == 200 && sent.fields().containsKey(ORDER_NUMBER);
  }

  private List<String> of(AsSent sent) {
    var lines = new ArrayList<String>();
    for (int i = 1; sent.fields().containsKey(PARTS.getFirst() + i); i++) {
      int at = i;
      var parts = PARTS.stream().map(part -> plain(sent.field(part + at))).toList();
      var text = sent.field("itemnotes_" + i) + "\n" + sent.field("description_" + i);
      // The last one is an empty one, into which the next is written.
      boolean empty = parts.getFirst().isEmpty() && text.isBlank();
      if (!empty && !Mark.standsIn(text, booking.mark())) {
        lines.add(String.join(" ", parts).strip());
      }
    }
    return lines;
  }

  private static String plain(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }
}
