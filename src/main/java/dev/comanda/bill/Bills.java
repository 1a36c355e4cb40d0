package dev.comanda.bill;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.http.Caller;
import dev.comanda.location.Locations;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Answer;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.order.IdAt;
import dev.comanda.order.Orders;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.session.Sessions;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bills, their payments and receipts. Thread-safe. */
public final class Bills {
  /**
   * Lines of a session that a bill is made of: it is read whole, and so many fit the smallest heap.
   * Only what many staff orders, merged sessions or earlier versions made can be longer.
   */
  static final int LINES_MAX = 10_000;

  private final Database database;
  private final LocationWriter writer;
  private final Locations locations;

  /** Bills over a database; changes go through the writer. */
  public Bills(Database database, LocationWriter writer, Locations locations) {
    this.database = database;
    this.writer = writer;
    this.locations = locations;
  }

  /**
   * A bill as it is now; of a session that was merged the one that took its orders.
   *
   * @throws Refused {@code not_found}, {@code too_large}
   */
  BillView view(BillKey asked) {
    return database.snapshot(
        tx -> {
          var key = standing(tx, asked);
          requireRoom(tx, key);
          var batch = BillBatch.read(tx, List.of(key));
          var bill = batch.bill(key);
          return BillView.of(bill, batch.name(bill), batch.place(key));
        });
  }

  private static void requireRoom(Tx tx, BillKey key) throws SQLException {
    if (key.ofSession()) {
      requireRoom(tx, key.locationId(), List.of(key.id()));
    }
  }

  /**
   * Passes while some sessions together have no more lines than a bill.
   *
   * @throws Refused {@code too_large}
   */
  static void requireRoom(Tx tx, UUID locationId, List<UUID> sessions) throws SQLException {
    int lines = Orders.lines(tx, locationId, sessions);
    if (lines > LINES_MAX) {
      throw new Refused(
          Code.TOO_LARGE,
          "A bill has at most "
              + LINES_MAX
              + " lines, and here are "
              + lines
              + ". Order in another session; the orders of this one are read page by page.");
    }
  }

  private static BillKey standing(Tx tx, BillKey key) throws SQLException {
    return key.ofSession()
        ? Sessions.current(tx, new Sessions.Key(key.locationId(), key.id()))
            .map(session -> BillKey.ofSession(key.locationId(), session.id()))
            .orElse(key)
        : key;
  }

  Answer<Payment> pay(
      BillKey key, PayBill.Wish wish, Caller.Staff staff, @Nullable Idempotency idempotency) {
    database.snapshot(
        tx -> {
          requireRoom(tx, key);
          return key;
        });
    return writer.submit(new PayBill(key, Ids.next(), wish, Cashier.of(staff), idempotency));
  }

  /** Takes a payment back that the caller reaches. */
  Answer<Payment> takeBack(
      Caller.Staff staff, UUID paymentId, String reason, @Nullable Idempotency idempotency) {
    var reach = locations.reachedBy(staff);
    var payment =
        database.read(tx -> BillRows.byIds(tx, IdAt.somewhere(reach, paymentId))).stream()
            .findFirst()
            .orElseThrow(Bills::noPayment);
    return writer.submit(
        new TakeBack(
            payment.locationId(), paymentId, Ids.next(), reason, Cashier.of(staff), idempotency));
  }

  /**
   * A receipt of a bill, or of that which took it over, without handing it out.
   *
   * @param number of the receipt; empty for the last one
   * @throws Refused {@code not_found}
   */
  Receipt.Issued receipt(BillKey key, OptionalInt number) {
    return database.snapshot(tx -> issued(tx, payment(tx, key, number)));
  }

  /** Hands a receipt of a bill out; from the second time on it is a copy. */
  Answer<Receipt.Issued> issue(BillKey key, OptionalInt number, @Nullable Idempotency idempotency) {
    var payment = database.read(tx -> payment(tx, key, number));
    var answer = writer.submit(new IssueReceipt(payment.locationId(), payment.id(), idempotency));
    return new Answer<>(database.read(tx -> issued(tx, answer.value())), answer.replayed());
  }

  private static Payment payment(Tx tx, BillKey key, OptionalInt number) throws SQLException {
    var payments = BillRows.ofBills(tx, List.of(standing(tx, key)));
    return (number.isEmpty()
            ? payments.reversed().stream()
            : payments.stream().filter(payment -> payment.number() == number.getAsInt()))
        .findFirst()
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "This bill has no such receipt."));
  }

  private static Receipt.Issued issued(Tx tx, Payment payment) throws SQLException {
    var receipt = BillRows.receipt(tx, payment.locationId(), payment.id());
    var reversal = BillRows.reversal(tx, payment.locationId(), payment.id());
    return Receipt.Issued.of(receipt.orElseThrow(Bills::noPayment), payment, reversal.orElse(null));
  }

  static Refused noPayment() {
    return new Refused(Code.NOT_FOUND, "There is no such payment.");
  }

  /** What was paid in some sessions of a location, in the order of the receipts. */
  public static Map<UUID, List<Payment>> ofSessions(
      Tx tx, UUID locationId, Collection<UUID> sessions) throws SQLException {
    var keys = sessions.stream().map(id -> BillKey.ofSession(locationId, id)).toList();
    var found = new HashMap<UUID, List<Payment>>();
    BillBatch.payments(tx, keys).forEach((key, payments) -> found.put(key.id(), payments));
    return found;
  }
}
