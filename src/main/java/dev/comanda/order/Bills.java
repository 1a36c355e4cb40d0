package dev.comanda.order;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.http.Caller;
import dev.comanda.location.Locations;
import dev.comanda.location.Money;
import dev.comanda.location.PaymentMode;
import dev.comanda.log.Answer;
import dev.comanda.log.Idempotency;
import dev.comanda.log.LocationWriter;
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
   * A bill as it is now.
   *
   * @throws Refused {@code not_found}
   */
  BillView view(BillKey key) {
    return database.snapshot(
        tx -> {
          var batch = BillBatch.read(tx, List.of(key));
          var bill = batch.bill(key);
          return BillView.of(bill, batch.name(bill), batch.place(key));
        });
  }

  Answer<Payment> pay(
      BillKey key, PayBill.Wish wish, Caller.Staff staff, @Nullable Idempotency idempotency) {
    return writer.submit(new PayBill(key, Ids.next(), wish, Cashier.of(staff), idempotency));
  }

  /** Takes a payment back that the caller reaches. */
  Answer<Payment> takeBack(
      Caller.Staff staff, UUID paymentId, String reason, @Nullable Idempotency idempotency) {
    var reach = locations.reachedBy(staff);
    var payment =
        database.read(tx -> BillRows.byIds(tx, reach, List.of(paymentId))).stream()
            .findFirst()
            .orElseThrow(Bills::noPayment);
    return writer.submit(
        new TakeBack(
            payment.locationId(), paymentId, Ids.next(), reason, Cashier.of(staff), idempotency));
  }

  /**
   * A receipt of a bill, without handing it out.
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
    var payments = BillRows.ofBills(tx, List.of(key));
    return (number.isEmpty()
            ? payments.reversed().stream()
            : payments.stream().filter(payment -> payment.number() == number.getAsInt()))
        .findFirst()
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "This bill has no such receipt."));
  }

  private static Receipt.Issued issued(Tx tx, Payment payment) throws SQLException {
    var receipt = BillRows.receipt(tx, payment.locationId(), payment.id());
    return Receipt.Issued.of(receipt.orElseThrow(Bills::noPayment), payment);
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

  /** The sessions in which something is still to be paid, in words how much, where that matters. */
  public static Map<Sessions.Key, String> unpaid(Tx tx, Collection<Sessions.Key> keys)
      throws SQLException {
    var places =
        Locations.find(tx, keys.stream().map(Sessions.Key::locationId).distinct().toList());
    var asked =
        keys.stream()
            .filter(
                key -> {
                  var place = places.get(key.locationId());
                  return place != null && place.payments() == PaymentMode.ON;
                })
            .map(key -> BillKey.ofSession(key.locationId(), key.sessionId()))
            .toList();
    var unpaid = new HashMap<Sessions.Key, String>();
    if (asked.isEmpty()) {
      return unpaid;
    }
    BillBatch.bills(tx, asked)
        .forEach(
            (key, bill) -> {
              Money open = bill.open();
              if (open.minor() > 0) {
                unpaid.put(new Sessions.Key(key.locationId(), key.id()), Amounts.words(open));
              }
            });
    return unpaid;
  }
}
