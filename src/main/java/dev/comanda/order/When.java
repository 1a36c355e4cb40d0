package dev.comanda.order;

import java.time.LocalDate;

/**
 * When a void counts: the business date, and the local hour; those of the order itself while its
 * business date is not over.
 */
record When(LocalDate date, int hour) {}
