package dev.comanda.ops;

import dev.comanda.http.Action;
import dev.comanda.location.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit log, as it is shown.
 *
 * @param locationId null where it belongs to no location
 * @param locationName as it is called now
 */
public record AuditEntry(
    UUID id,
    Instant at,
    Action action,
    Deed.By by,
    @Nullable UUID locationId,
    @Nullable String locationName,
    Target target,
    String address,
    @Nullable String reason) {

  /**
   * What it was done to.
   *
   * @param name as it is called now: of a line of an order what was ordered, of a payment that of
   *     the session whose bill it is; null where there is none, or the thing is gone
   * @param orderNumber of the order, or of the one that was paid
   * @param businessDate on which the order has this number
   * @param available whether a product could be had from then on
   */
  public record Target(
      String type,
      @Nullable String id,
      @Nullable String name,
      @Nullable Integer orderNumber,
      @Nullable LocalDate businessDate,
      @Nullable Paid payment,
      @Nullable Boolean available) {}

  /**
   * The payment that a line is about.
   *
   * @param receipt the number of its receipt
   * @param method as clients send it
   */
  public record Paid(UUID id, int receipt, Money amount, String method) {}

  /** The same, in words. */
  AuditEntry told(@Nullable String place, Target thing) {
    return new AuditEntry(id, at, action, by, locationId, place, thing, address, reason);
  }
}
