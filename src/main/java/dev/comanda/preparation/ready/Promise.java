package dev.comanda.preparation.ready;

import java.time.Instant;

/**
 * Between when something should be ready, as was said when it was ordered; it never moves, and is
 * kept by what was ready until its end.
 */
public record Promise(Instant from, Instant by) {}
