/**
 * The log of each location and the one way to change anything: lock the location's row, check,
 * write, append events with the next numbers, commit. Hot changes come as {@link
 * dev.comanda.log.writer.Command}s through the {@link dev.comanda.log.writer.LocationWriter}, which
 * commits those that wait together; configuration uses {@link dev.comanda.log.LocationLog#change}.
 * Knows no table but {@code location_log}, {@code event} and {@code idempotency}, and no feature.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.log;
