package dev.comanda.erp.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.Evidence;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Mark;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.connector.Trouble.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Books lines on sales. A document is the number or the reference of a sale; a draft has no number.
 * Tryton itself refuses no line on a sale that is no longer a draft, and no line that stands there
 * already, so the sale's state is asked right before, and the mark stands in the line's
 * description.
 */
final class TrytonConnector implements Connector {
  private static final String SALES = "sale.sale";
  private static final String LINES = "sale.line";
  private static final String PRODUCTS = "product.product";

  /** What a user must be allowed who books. */
  private static final List<List<String>> RIGHTS =
      List.of(
          List.of(SALES, "read"),
          List.of(LINES, "read"),
          List.of(LINES, "create"),
          List.of(LINES, "delete"),
          List.of(PRODUCTS, "read"));

  /** What is read of a sale, beside its number in Tryton. */
  private static final List<String> SALE_FIELDS = List.of("number", "reference", "state");

  /** What is read of a line, beside its number in Tryton. */
  private static final List<String> LINE_FIELDS =
      List.of("sale", "product.code", "quantity", "description", "_timestamp");

  /** Lines that are read at once; a sale may have more. */
  private static final int LINES_MAX = 200;

  /** Sales of one name that are looked into; where there are more, a mark could be missed. */
  private static final int SALES_MAX = 50;

  /** So long whoever closes it is kept waiting by a Tryton that does not answer. */
  private static final Duration CLOSE_MAX = Duration.ofSeconds(3);

  private final Door door;
  private final Traits traits;
  private final @Nullable Login login;
  private final Sessions sessions = new Sessions();

  TrytonConnector(Door door, Traits traits, @Nullable Login login) {
    this.door = door;
    this.traits = traits;
    this.login = login;
  }

  private Talk talk(@Nullable Login ofLine, Duration limit, Evidence evidence) throws Trouble {
    var used = ofLine == null ? login : ofLine;
    if (used == null) {
      throw new Trouble(
          Kind.CREDENTIALS, "credentials_missing", "Nobody is named who signs in at Tryton.");
    }
    return new Talk(door, sessions, used, limit, evidence);
  }

  @Override
  public List<Booked> find(Booking booking, Evidence evidence)
      throws Trouble, InterruptedException {
    var talk = talk(booking.login(), traits.findLimit(), evidence);
    return lines(talk, booking).stream().map(Line::booked).toList();
  }

  @Override
  public void create(Booking booking, Evidence evidence) throws Trouble, InterruptedException {
    var talk = talk(booking.login(), traits.createLimit(), evidence);
    int product = product(talk, booking);
    // As late as it can be: from here on a person may make an offer of it unseen.
    var sale = Sale.draft(sales(talk, booking.document()), booking.document());
    var line = filled(talk, sale, product, booking);
    talk.write(LINES + ".create", Map.of(), List.of(line));
  }

  @Override
  public void takeBack(Booking booking, Booked line, Evidence evidence)
      throws Trouble, InterruptedException {
    var talk = talk(booking.login(), traits.createLimit(), evidence);
    for (var each : lines(talk, booking)) {
      if (each.booked().line().equals(line.line())) {
        each.sale().mustBeDraft(booking.document());
        var stamp = Map.of(LINES + "," + each.id(), each.stamp());
        talk.write(LINES + ".delete", stamp, List.of(each.id()));
      }
    }
  }

  @Override
  public void check(Evidence evidence) throws Trouble, InterruptedException {
    var talk = talk(null, traits.findLimit(), evidence);
    var rights = talk.read("ir.model.access.get_access", List.of(SALES, LINES, PRODUCTS));
    for (var right : RIGHTS) {
      var model = right.getFirst();
      if (rights.path(model).path(right.getLast()).asInt() == 0) {
        throw new Trouble(
            Kind.REFUSED,
            "rights_missing",
            "In Tryton this user may not "
                + right.getLast()
                + " "
                + model
                + "; members of the group Sales may.");
      }
    }
    if (talk.company() == 0) {
      throw new Trouble(
          Kind.REFUSED, "company_missing", "In Tryton this user works for no company.");
    }
    talk.search(SALES, List.of(), 1, SALE_FIELDS);
    talk.search(LINES, List.of(), 1, LINE_FIELDS);
    talk.search(PRODUCTS, List.of(), 1, Product.FIELDS);
  }

  /** All of its number or its reference. */
  private static List<Sale> sales(Talk talk, String document) throws Trouble, InterruptedException {
    var named =
        List.of("OR", List.of("number", "=", document), List.of("reference", "=", document));
    var sales = new ArrayList<Sale>();
    for (var each : talk.search(SALES, named, SALES_MAX, SALE_FIELDS)) {
      var sale = Sale.read(each);
      if (sale.isCalled(document)) {
        sales.add(sale);
      }
    }
    if (sales.isEmpty()) {
      throw new Trouble(
          Kind.REFUSED, "document_not_found", "Tryton has no sale with this number or reference.");
    }
    if (sales.size() == SALES_MAX) {
      throw new Trouble(
          Kind.REFUSED, "document_ambiguous", "Too many sales in Tryton have this reference.");
    }
    return sales;
  }

  /** Those that carry the mark, in whichever sale of that name. */
  private static List<Line> lines(Talk talk, Booking booking) throws Trouble, InterruptedException {
    var sales = sales(talk, booking.document());
    var ids = sales.stream().map(Sale::id).toList();
    var lines = new ArrayList<Line>();
    int after = 0;
    int most = LINES_MAX;
    while (true) {
      var which = List.of(List.of("sale", "in", ids), List.of("id", ">", after));
      JsonNode page;
      try {
        page = talk.search(LINES, which, most, LINE_FIELDS);
      } catch (Trouble e) {
        // Of lines with long texts fewer fit into an answer that is read.
        if (!e.code().equals(Door.ANSWER_TOO_LONG) || most == 1) {
          throw e;
        }
        most /= 2;
        continue;
      }
      for (var each : page) {
        var line = Line.read(each, sales);
        after = Math.max(after, line.id());
        if (Mark.standsIn(line.booked().text(), booking.mark())) {
          lines.add(line);
        }
      }
      if (page.size() < most) {
        return lines;
      }
    }
  }

  private static int product(Talk talk, Booking booking) throws Trouble, InterruptedException {
    var coded = List.of(List.of("code", "=", booking.productNumber()));
    return Product.of(booking, talk.search(PRODUCTS, coded, 3, Product.FIELDS)).id();
  }

  /** As Tryton's own client fills one in when its product is chosen. */
  private static Map<String, Object> filled(Talk talk, Sale sale, int product, Booking booking)
      throws Trouble, InterruptedException {
    var line = new LinkedHashMap<String, Object>();
    line.put("type", "line");
    line.put("sale", sale.id());
    line.put("product", product);
    line.put("quantity", booking.quantity().stripTrailingZeros());
    var follows = talk.read(LINES + ".on_change", line, List.of("product")).path(0);
    for (var each : List.of("unit", "unit_price")) {
      line.put(each, follows.path(each));
    }
    line.put("taxes", List.of(List.of("add", taxes(follows.path("taxes")))));
    line.put("description", booking.description() + "\n" + booking.mark());
    return line;
  }

  /** Their ids; told as such, or as additions to none. */
  private static List<Integer> taxes(JsonNode told) {
    var taxes = new ArrayList<Integer>();
    for (var each : told.isArray() ? told : told.path("add")) {
      taxes.add(each.isInt() ? each.intValue() : each.path(1).path("id").asInt());
    }
    return taxes;
  }

  /** Signs out whoever is signed in, also where whoever closes it was interrupted. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    long endNanos = System.nanoTime() + CLOSE_MAX.toNanos();
    for (var each : sessions.close()) {
      var left = Duration.ofNanos(endNanos - System.nanoTime());
      if (left.isPositive()) {
        door.signOut(each, left);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
