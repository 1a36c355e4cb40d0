package dev.comanda.location;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A new location as clients send it; what is absent takes the default. */
record LocationBody(
    @Nullable String slug,
    @Nullable String name,
    @Nullable String currency,
    @Nullable String timeZone,
    @Nullable String dayStart,
    @Nullable List<@Nullable String> languages,
    @Nullable TaxMode taxMode,
    @Nullable List<@Nullable RateBody> taxRates,
    @Nullable ScanMode scan,
    @Nullable Boolean openItems,
    @Nullable Boolean waitersSetPrices,
    @Nullable PaymentMode payments,
    @Nullable List<@Nullable String> address,
    @Nullable List<@Nullable String> robotNetworks,
    GuestBounds.@Nullable Body guestBounds) {

  /** A tax rate as clients send it. */
  record RateBody(
      @Nullable String taxClass,
      @Nullable Consumption consumption,
      @Nullable String rate,
      @Nullable String validFrom) {}
}
