package dev.comanda.preparation.ready;

import java.util.UUID;

/**
 * How much a station does.
 *
 * @param atOnce tickets that are under way side by side, at least 1
 * @param intakeMinutes minutes of work that it takes in for a quarter of an hour; 0 for no cap
 */
public record Pace(UUID stationId, int atOnce, int intakeMinutes) {}
