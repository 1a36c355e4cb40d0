package dev.comanda.location;

import dev.comanda.problem.Faults;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of a location as clients send it; what is absent keeps its value. */
record LocationPatch(
    @Nullable String name,
    @Nullable String currency,
    @Nullable String timeZone,
    @Nullable String dayStart,
    @Nullable List<@Nullable String> languages,
    @Nullable TaxMode taxMode,
    @Nullable List<LocationBody.@Nullable RateBody> taxRates,
    @Nullable SpotAdmission spotAdmission,
    @Nullable ScanMode scan,
    @Nullable Boolean openItems,
    @Nullable Boolean waitersSetPrices,
    @Nullable PaymentMode payments,
    @Nullable List<@Nullable String> address,
    @Nullable List<@Nullable String> robotNetworks,
    GuestBounds.@Nullable Body guestBounds) {

  /**
   * A location after the change.
   *
   * @throws dev.comanda.problem.Refused naming every field that is not acceptable
   */
  Location changed(Location before, Instant now) {
    var faults = new Faults();
    var newName = faults.change(name, before.name(), n -> LocationFields.name("/name", n));
    var newCurrency =
        faults.change(currency, before.currency(), c -> LocationFields.currency("/currency", c));
    var zone =
        faults.change(timeZone, before.timeZone(), z -> LocationFields.zone("/time_zone", z));
    var newDayStart =
        faults.change(dayStart, before.dayStart(), d -> LocationFields.dayStart("/day_start", d));
    var newLanguages =
        faults.change(
            languages, before.languages(), l -> LocationFields.languages("/languages", l));
    var rates = faults.change(taxRates, before.taxRates(), r -> rates(r, before, now));
    var newAddress =
        faults.change(address, before.address(), a -> LocationFields.address("/address", a));
    var networks = faults.check(() -> networks(before));
    faults.refuse();
    return new Location(
        before.id(),
        before.shortId(),
        before.slug(),
        newName.get(),
        newCurrency.get(),
        zone.get(),
        newDayStart.get(),
        newLanguages.get(),
        taxMode == null ? before.taxMode() : taxMode,
        rates.get(),
        spotAdmission == null ? before.spotAdmission() : spotAdmission,
        scan == null ? before.scan() : scan,
        openItems == null ? before.openItems() : openItems,
        waitersSetPrices == null ? before.waitersSetPrices() : waitersSetPrices,
        payments == null ? before.payments() : payments,
        newAddress.get(),
        networks.get(),
        bounds(before, newCurrency.get()),
        before.version() + 1);
  }

  private List<String> networks(Location before) {
    return robotNetworks == null
        ? before.robotNetworks()
        : LocationFields.networks("/robot_networks", robotNetworks);
  }

  private GuestBounds bounds(Location before, Currency in) {
    return guestBounds == null
        ? before.guestBounds().in(in)
        : guestBounds.parse("/guest_bounds", in);
  }

  private static List<TaxRate> rates(
      @Nullable List<LocationBody.@Nullable RateBody> sent, Location before, Instant now) {
    return LocationFields.taxRates(
        "/tax_rates", sent, before.businessDate(now), before.taxClasses());
  }
}
