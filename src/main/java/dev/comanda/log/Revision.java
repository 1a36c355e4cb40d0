package dev.comanda.log;

/**
 * Which configuration a location has. Every change of it happens under the location's lock and
 * makes a new one, so what was read at the same revision is what stands there now.
 *
 * @param epoch of the location's log: another database may have the same numbers
 * @param number of the changes so far
 */
public record Revision(long epoch, long number) {}
