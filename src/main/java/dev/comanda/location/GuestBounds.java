package dev.comanda.location;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much guests may order before somebody of the staff has to: so that a slip of a thumb and a
 * joke of a stranger reach no kitchen.
 *
 * @param quantity of one line
 * @param order what one order may come to, without tax that is added
 * @param session what all that guests order in one session may come to, likewise
 */
@JsonInclude
public record GuestBounds(Quantity quantity, Money order, Money session) {
  private static final Quantity USUAL_QUANTITY = Quantity.of("100");

  /** In units of a currency of which one is about a euro. */
  private static final long USUAL_ORDER = 2_000;

  private static final long USUAL_SESSION = 20_000;

  /** The largest that can be set: what no sum of a day leaves 64 bits with. */
  private static final long MINOR_MAX = 100_000_000_000L;

  /** About how many units are a euro, as a power of ten, where that is not one. */
  private static final Map<Long, String> UNITS_OF_A_EURO =
      Map.of(
          10L,
          "AFN AMD BOB BWP BRL CNY CZK DKK DOP EGP ERN GHS GTQ HKD HNL INR LSL MAD MDL MOP MUR MVR MXN"
              + " MZN NAD NIO NOK PHP SCR SEK SRD SZL THB TJS TRY TTD TWD UAH UYU ZAR ZMW",
          100L,
          "ALL BDT BTN CVE DJF DZD ETB GMD HTG HUF ISK JMD JPY KES KGS LKR LRD MKD NPR PKR RSD RUB VUV"
              + " XPF YER SDG",
          1_000L,
          "AOA ARS BIF CDF CLP COP CRC GYD IQD KMF KRW KZT MGA MMK MNT MWK NGN RWF SOS SSP TZS UGX XAF"
              + " XOF KHR",
          10_000L,
          "GNF IDR LAK PYG SLE STN SYP UZS VND",
          100_000L,
          "IRR LBP");

  /** What is usual in a currency. */
  public static GuestBounds usual(Currency currency) {
    return new GuestBounds(
        USUAL_QUANTITY, money(USUAL_ORDER, currency), money(USUAL_SESSION, currency));
  }

  private static Money money(long euros, Currency currency) {
    long units =
        UNITS_OF_A_EURO.entrySet().stream()
            .filter(each -> each.getValue().contains(currency.getCurrencyCode()))
            .mapToLong(Map.Entry::getKey)
            .findAny()
            .orElse(1);
    long minor =
        Stream.iterate(1L, one -> one * 10)
            .skip(currency.getDefaultFractionDigits())
            .findFirst()
            .orElseThrow();
    return new Money(Math.min(euros * units * minor, MINOR_MAX), currency);
  }

  /** As rows keep it: null for what is usual. */
  static GuestBounds read(
      @Nullable BigDecimal quantity,
      @Nullable Long order,
      @Nullable Long session,
      Currency currency) {
    var usual = usual(currency);
    return new GuestBounds(
        quantity == null ? usual.quantity() : new Quantity(quantity),
        order == null ? usual.order() : new Money(order, currency),
        session == null ? usual.session() : new Money(session, currency));
  }

  @Nullable BigDecimal keptQuantity() {
    return quantity.equals(USUAL_QUANTITY) ? null : quantity.value();
  }

  @Nullable Long keptOrder() {
    return order.equals(usual(order.currency()).order()) ? null : order.minor();
  }

  @Nullable Long keptSession() {
    return session.equals(usual(session.currency()).session()) ? null : session.minor();
  }

  /** The bounds in another currency: those of money are the usual ones there. */
  GuestBounds in(Currency currency) {
    return currency.equals(order.currency())
        ? this
        : new GuestBounds(quantity, usual(currency).order(), usual(currency).session());
  }

  /** Money as clients send it. */
  record MoneyBody(@Nullable Long amount, @Nullable String currency) {}

  /** Bounds as clients send them; what is absent is as usual. */
  record Body(
      @Nullable BigDecimal quantity, @Nullable MoneyBody order, @Nullable MoneyBody session) {
    /**
     * These bounds in a location's currency.
     *
     * @throws Refused naming every field that is not acceptable
     */
    GuestBounds parse(String pointer, Currency currency) {
      var usual = usual(currency);
      var faults = new Faults();
      var quantities =
          faults.change(
              quantity, usual.quantity(), sent -> Quantity.parse(pointer + "/quantity", sent));
      var orders = faults.change(order, usual.order(), m -> money(pointer + "/order", m, currency));
      var sessions =
          faults.change(session, usual.session(), m -> money(pointer + "/session", m, currency));
      faults.refuse();
      if (orders.get().minor() > sessions.get().minor()) {
        throw Refused.field(
            pointer + "/session", "out_of_bounds", "A session may hold at least one whole order.");
      }
      return new GuestBounds(quantities.get(), orders.get(), sessions.get());
    }

    private static Money money(String pointer, @Nullable MoneyBody body, Currency currency) {
      var sent = Faults.required(pointer, body);
      var named = Faults.required(pointer + "/currency", sent.currency());
      if (!named.equals(currency.getCurrencyCode())) {
        throw Refused.field(
            pointer + "/currency", "currency", "This location's currency is " + currency + ".");
      }
      long minor = Faults.required(pointer + "/amount", sent.amount());
      if (minor < 1 || minor > MINOR_MAX) {
        throw Refused.field(
            pointer + "/amount", "out_of_bounds", "It is from 1 to " + MINOR_MAX + " minor units.");
      }
      return new Money(minor, currency);
    }
  }
}
