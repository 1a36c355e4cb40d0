package dev.comanda.location;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A restaurant, bar or workshop.
 *
 * @param shortId begins every code and token of this location, so that they find it; never changes
 * @param slug names it in addresses; never changes
 * @param currency of all its prices; never changes once something has been served
 * @param dayStart when its business day begins, in its time zone
 * @param languages at least one; the first is the default
 * @param taxRates every class has for either consumption a rate that has begun
 * @param spotAdmission how phones get in that scan the code of a spot
 * @param scan whether drinks are ordered by scanning their codes
 * @param openItems whether staff may order by name what the catalog does not have
 * @param waitersSetPrices whether waiters may sell at another price than the catalog's, as managers
 *     may
 * @param payments whether bills are paid here
 * @param address what stands below the name on receipts, line by line; may be empty
 * @param robotNetworks from where robots may ask for work without a key, and where they may be
 *     called back, beside this machine itself
 * @param guestBounds how much guests may order
 * @param version grows with every change
 */
public record Location(
    UUID id,
    @JsonIgnore int shortId,
    String slug,
    String name,
    Currency currency,
    ZoneId timeZone,
    @JsonFormat(pattern = "HH:mm") LocalTime dayStart,
    List<String> languages,
    TaxMode taxMode,
    List<TaxRate> taxRates,
    SpotAdmission spotAdmission,
    ScanMode scan,
    boolean openItems,
    boolean waitersSetPrices,
    PaymentMode payments,
    List<String> address,
    List<String> robotNetworks,
    GuestBounds guestBounds,
    int version) {

  /** Copies the lists. */
  public Location {
    languages = List.copyOf(languages);
    taxRates = List.copyOf(taxRates);
    address = List.copyOf(address);
    robotNetworks = List.copyOf(robotNetworks);
  }

  /** The same in its next version. */
  Location next() {
    return new Location(
        id,
        shortId,
        slug,
        name,
        currency,
        timeZone,
        dayStart,
        languages,
        taxMode,
        taxRates,
        spotAdmission,
        scan,
        openItems,
        waitersSetPrices,
        payments,
        address,
        robotNetworks,
        guestBounds,
        version + 1);
  }

  /** The business date of an instant. */
  public LocalDate businessDate(Instant at) {
    return BusinessDay.of(at, timeZone, dayStart);
  }

  /** An amount in its currency. */
  public Money money(long minor) {
    return new Money(minor, currency);
  }

  /** The rate of a class that this location has, on a business date from today on. */
  public Rate rate(String taxClass, Consumption consumption, LocalDate date) {
    return Tax.rate(taxRates, taxClass, consumption, date)
        .orElseThrow(() -> new IllegalStateException("no rate for " + taxClass + " on " + date));
  }

  /** Its tax classes. */
  Set<String> taxClasses() {
    return taxRates.stream().map(TaxRate::taxClass).collect(Collectors.toSet());
  }

  /**
   * The tax class of what has none of its own: {@code standard} if there is one, else the first.
   */
  public String usualTaxClass() {
    return hasTaxClass("standard") ? "standard" : taxRates.getFirst().taxClass();
  }

  /** Whether products may have this tax class. */
  public boolean hasTaxClass(String taxClass) {
    return taxRates.stream().anyMatch(r -> r.taxClass().equals(taxClass));
  }

  /** The language to speak to someone who asks for one: that, if it is spoken here. */
  public String language(String asked) {
    return languages.contains(asked) ? asked : languages.getFirst();
  }

  /**
   * A text in a language, else in the first language of the location that it has, else in any.
   *
   * @param texts by language, at least one
   */
  public String in(String language, Map<String, String> texts) {
    var text = texts.get(language);
    if (text != null) {
      return text;
    }
    for (var other : languages) {
      var inOther = texts.get(other);
      if (inOther != null) {
        return inOther;
      }
    }
    return texts.values().iterator().next();
  }
}
