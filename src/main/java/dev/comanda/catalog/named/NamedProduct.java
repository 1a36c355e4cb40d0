package dev.comanda.catalog.named;

import dev.comanda.location.Quantity;
import java.util.Map;
import java.util.UUID;

/**
 * A product as someone finds it who knows it by name or id, and can choose nothing with it.
 *
 * @param names by language, at least one
 * @param priceMinor in minor units of the location's currency
 * @param available false while it is sold out
 */
public record NamedProduct(
    UUID id,
    Map<String, String> names,
    long priceMinor,
    Quantity quantityStep,
    boolean available) {}
