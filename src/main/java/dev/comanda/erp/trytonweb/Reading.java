package dev.comanda.erp.trytonweb;

import static dev.comanda.erp.browser.Target.button;
import static dev.comanda.erp.browser.Target.field;
import static dev.comanda.erp.browser.Target.group;
import static dev.comanda.erp.browser.Target.table;
import static dev.comanda.erp.browser.Target.words;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Mark;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.connector.Trouble.Kind;
import dev.comanda.erp.browser.Page;
import dev.comanda.erp.browser.Target;
import java.util.ArrayList;
import java.util.List;

/** How sales and their lines are found and read in Tryton's web client. */
final class Reading {
  static final Target SALES = table("Party");
  static final Target NUMBER = field("Number");
  static final Target REFERENCE = field("Reference");
  static final Target STATE = field("State");
  static final Target LINES = group("Lines");
  static final Target SUMMARIES = table("Summary");

  /** Stands below the lines. */
  static final Target BELOW = field("Untaxed");

  static final Target DESCRIPTION = field("Description");

  private static final Target SWITCH = button("Switch");
  private static final Target NEXT = button("Next");

  private static final String DRAFT = "Draft";

  /** Lists that must all be empty before a line is said not to be there: then it is booked. */
  private static final int LOOKS = 2;

  /** What became of looking for a sale. */
  enum Found {
    /** It is shown, and takes lines. */
    DRAFT,
    /** It is shown, and takes none. */
    CLOSED,
    /** All of that name were cancelled; none is shown. */
    CANCELLED,
    /** Nobody can say which is meant; none is shown. */
    SEVERAL;

    boolean shown() {
      return this == DRAFT || this == CLOSED;
    }
  }

  private final WebClient client;

  Reading(WebClient client) {
    this.client = client;
  }

  /** All lines of a booking's sale, or of all sales of that name those that have its mark. */
  List<Booked> lines(Page page, Booking booking) throws Trouble, InterruptedException {
    if (open(page.step("find"), booking.document()).shown()) {
      var lines = shown(page, booking);
      if (lines.stream().anyMatch(each -> Mark.standsIn(each.text(), booking.mark()))) {
        return lines;
      }
    }
    return hidden(page, booking);
  }

  /**
   * The lines show the first line of a description alone, and of one sale: what has the mark below
   * that, or in another sale of that name, is asked for by the mark.
   */
  private List<Booked> hidden(Page page, Booking booking) throws Trouble, InterruptedException {
    page.step("find in descriptions");
    for (int looks = 0; looks < LOOKS; looks++) {
      var rows = client.list(page, Sales.linesWith(booking), SUMMARIES);
      if (!rows.isEmpty()) {
        return whole(page, Sales.booked(page, rows, booking), booking);
      }
    }
    return List.of();
  }

  /** Where one of these does not show the mark, each is read in its own form, one after another. */
  private List<Booked> whole(Page page, List<Booked> found, Booking booking)
      throws Trouble, InterruptedException {
    if (found.stream().allMatch(each -> Mark.standsIn(each.text(), booking.mark()))) {
      return found;
    }
    var whole = new ArrayList<Booked>();
    for (var each : found) {
      page.top().press(whole.isEmpty() ? SWITCH : NEXT);
      client.heed(page);
      page.top().await(words(whole.size() + 1 + " / " + found.size()));
      var text = page.top().read(DESCRIPTION);
      whole.add(new Booked(each.line(), each.productNumber(), each.quantity(), text));
    }
    return whole;
  }

  /** The lines of the sale that is shown. */
  List<Booked> shown(Page page, Booking booking) throws Trouble, InterruptedException {
    var lines = page.top().in(LINES);
    WebClient.reveal(page, lines);
    var rows = page.top().rows(SUMMARIES, BELOW);
    var all = " / " + rows.size();
    lines.awaitAny(words(1 + all), words(0 + all), words(rows.size() + all));
    return Sales.booked(page, rows, booking);
  }

  /** Opens a sale. Those that were cancelled count only where there is no other. */
  Found open(Page page, String document) throws Trouble, InterruptedException {
    int standing = client.list(page, Sales.standing(document), SALES).size();
    if (standing > 1) {
      return Found.SEVERAL;
    }
    if (standing == 0) {
      if (client.list(page, Sales.called(document), SALES).isEmpty()) {
        throw new Trouble(
            Kind.REFUSED, "document_not_found", "Tryton has no sale " + document + ".");
      }
      return Found.CANCELLED;
    }
    var top = page.top();
    top.press(SWITCH);
    client.heed(page);
    if (!top.read(NUMBER).equals(document) && !top.read(REFERENCE).equals(document)) {
      throw page.unknown("another sale is shown than " + document);
    }
    var state = top.read(STATE);
    if (state.isEmpty()) {
      throw page.unknown("the sale has no state");
    }
    return state.equals(DRAFT) ? Found.DRAFT : Found.CLOSED;
  }
}
