package dev.comanda.location;

import java.time.LocalDate;

/**
 * What a class of products is taxed with, from a business date on, until a later row takes over.
 *
 * @param taxClass 1 to 30 of {@code a-z 0-9 _}
 */
public record TaxRate(String taxClass, Consumption consumption, Rate rate, LocalDate validFrom) {}
