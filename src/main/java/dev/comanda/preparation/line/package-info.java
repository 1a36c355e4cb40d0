/**
 * Robots that wait in line for tickets of a station, how a ticket gets to them, and what they
 * report of it. Knows no path and no shape of the surface that robots call.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.preparation.line;
