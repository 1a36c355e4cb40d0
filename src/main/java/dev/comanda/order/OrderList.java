package dev.comanda.order;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which orders of a location are listed.
 *
 * @param placedBy only those that this member of staff placed; null for all
 * @param customerName only those whose customer's name contains this, whatever its letter case and
 *     accents
 * @param from the first business date
 * @param to the last business date; before the first there is nothing
 * @param withoutSession only those that stand on a bill of their own, and were not scanned
 */
record OrderList(
    UUID locationId,
    @Nullable UUID placedBy,
    @Nullable String customerName,
    LocalDate from,
    LocalDate to,
    boolean withoutSession) {}
