package dev.comanda.location;

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
    @Nullable Boolean waitersSetPrices) {}
