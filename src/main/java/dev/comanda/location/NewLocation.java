package dev.comanda.location;

import dev.comanda.problem.Faults;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A location that is about to be made; its fields are in order.
 *
 * @param slug null to make one from the name
 */
public record NewLocation(
    @Nullable String slug,
    String name,
    Currency currency,
    ZoneId timeZone,
    LocalTime dayStart,
    List<String> languages,
    TaxMode taxMode,
    List<TaxRate> taxRates,
    ScanMode scan,
    boolean openItems,
    boolean waitersSetPrices,
    PaymentMode payments,
    List<String> address,
    List<String> robotNetworks,
    GuestBounds guestBounds) {

  /** After the last guest of most places has gone, before the first of most has come. */
  private static final LocalTime DAY_START = LocalTime.of(5, 0);

  /** Copies the lists. */
  public NewLocation {
    languages = List.copyOf(languages);
    taxRates = List.copyOf(taxRates);
    address = List.copyOf(address);
    robotNetworks = List.copyOf(robotNetworks);
  }

  /**
   * A location with defaults for all but the most needed: the day starts at 05:00, prices include
   * tax, and there are the tax classes {@code standard}, {@code reduced} and {@code zero}, all with
   * the rate 0 until someone sets them.
   *
   * @param pointer of the object with these fields
   * @throws dev.comanda.problem.Refused naming every field that is not acceptable
   */
  public static NewLocation parse(
      String pointer,
      @Nullable String name,
      @Nullable String currency,
      @Nullable String timeZone,
      @Nullable String language) {
    var faults = new Faults();
    var goodName = faults.check(() -> LocationFields.name(pointer + "/name", name));
    var goodCurrency = faults.check(() -> LocationFields.currency(pointer + "/currency", currency));
    var zone = faults.check(() -> LocationFields.zone(pointer + "/time_zone", timeZone));
    var goodLanguage = faults.check(() -> LocationFields.language(pointer + "/language", language));
    faults.refuse();
    return new NewLocation(
        null,
        goodName.get(),
        goodCurrency.get(),
        zone.get(),
        DAY_START,
        List.of(goodLanguage.get()),
        TaxMode.INCLUDED,
        untaxed(),
        ScanMode.OFF,
        false,
        false,
        PaymentMode.OFF,
        List.of(),
        List.of(),
        GuestBounds.usual(goodCurrency.get()));
  }

  static NewLocation parse(LocationBody body, Instant now) {
    var faults = new Faults();
    var slug =
        faults.check(
            () -> body.slug() == null ? "" : Slug.parse("/slug", body.slug(), Slug.CHARS_MAX));
    var name = faults.check(() -> LocationFields.name("/name", body.name()));
    var currency = faults.check(() -> LocationFields.currency("/currency", body.currency()));
    var zone = faults.check(() -> LocationFields.zone("/time_zone", body.timeZone()));
    var languages = faults.check(() -> LocationFields.languages("/languages", body.languages()));
    var dayStart =
        faults.check(
            () ->
                body.dayStart() == null
                    ? DAY_START
                    : LocationFields.dayStart("/day_start", body.dayStart()));
    var address = faults.check(() -> address(body));
    var networks = faults.check(() -> networks(body));
    faults.refuse();
    var today = BusinessDay.of(now, zone.get(), dayStart.get());
    return new NewLocation(
        slug.get().isEmpty() ? null : slug.get(),
        name.get(),
        currency.get(),
        zone.get(),
        dayStart.get(),
        languages.get(),
        body.taxMode() == null ? TaxMode.INCLUDED : body.taxMode(),
        body.taxRates() == null
            ? untaxed()
            : LocationFields.taxRates("/tax_rates", body.taxRates(), today, Set.of()),
        body.scan() == null ? ScanMode.OFF : body.scan(),
        Boolean.TRUE.equals(body.openItems()),
        Boolean.TRUE.equals(body.waitersSetPrices()),
        body.payments() == null ? PaymentMode.OFF : body.payments(),
        address.get(),
        networks.get(),
        bounds(body, currency.get()));
  }

  private static List<String> address(LocationBody body) {
    return body.address() == null ? List.of() : LocationFields.address("/address", body.address());
  }

  private static List<String> networks(LocationBody body) {
    return body.robotNetworks() == null
        ? List.of()
        : LocationFields.networks("/robot_networks", body.robotNetworks());
  }

  private static GuestBounds bounds(LocationBody body, Currency currency) {
    return body.guestBounds() == null
        ? GuestBounds.usual(currency)
        : body.guestBounds().parse("/guest_bounds", currency);
  }

  private static List<TaxRate> untaxed() {
    return Stream.of("standard", "reduced", "zero")
        .flatMap(
            taxClass ->
                Arrays.stream(Consumption.values())
                    .map(
                        consumption ->
                            new TaxRate(
                                taxClass, consumption, Rate.of("0"), LocalDate.of(2000, 1, 1))))
        .toList();
  }
}
