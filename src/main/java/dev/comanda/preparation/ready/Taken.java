package dev.comanda.preparation.ready;

import java.util.UUID;

/**
 * Where a ticket was counted as taken in.
 *
 * @param quarter of an hour since 1970, by the clock
 */
public record Taken(UUID stationId, long quarter) {}
