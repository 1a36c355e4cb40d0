/**
 * What was sold, by product, day, waiter and hour. Reads the tables of all others and writes none:
 * what is added up from the totals, the rest from the lines, as of one moment.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.report;
