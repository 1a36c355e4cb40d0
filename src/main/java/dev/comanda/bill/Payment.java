package dev.comanda.bill;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.comanda.location.Money;
import dev.comanda.order.line.TaxSum;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that was taken for a bill; or given back, then its amount is negative.
 *
 * @param number of its receipt: consecutive per location, from 1, never reset, never given out
 *     again
 * @param sessionId whose bill; null where it is an order's
 * @param orderId whose bill; null where it is a session's
 * @param items what it is for, where the bill was split by lines
 * @param taxes in the amount: the grosses sum up to it, all below nothing where it takes back
 * @param shareOf of how many equal parts this was one
 * @param paidByName the member of staff, as they were called then
 * @param takesBack the payment that this one undoes
 * @param issued how often its receipt was issued
 */
public record Payment(
    UUID id,
    UUID locationId,
    int number,
    @Nullable UUID sessionId,
    @Nullable UUID orderId,
    Money amount,
    Method method,
    @Nullable String note,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PaidItem> items,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TaxSum> taxes,
    @Nullable Integer shareOf,
    Instant paidAt,
    LocalDate businessDate,
    UUID paidBy,
    String paidByName,
    @Nullable UUID takesBack,
    @Nullable String reason,
    int issued) {

  /** How it was paid; terminals and accounts are kept elsewhere. */
  public enum Method {
    @JsonProperty("cash")
    CASH,
    @JsonProperty("card")
    CARD,
    @JsonProperty("account")
    ACCOUNT
  }

  /** Absent items and taxes are none. */
  public Payment {
    items = items == null ? List.of() : List.copyOf(items);
    taxes = taxes == null ? List.of() : List.copyOf(taxes);
  }

  /** The same payment after its receipt was issued once more. */
  Payment issuedAgain() {
    return new Payment(
        id,
        locationId,
        number,
        sessionId,
        orderId,
        amount,
        method,
        note,
        items,
        taxes,
        shareOf,
        paidAt,
        businessDate,
        paidBy,
        paidByName,
        takesBack,
        reason,
        issued + 1);
  }
}
