/**
 * The writer on a real PostgreSQL, and through a connection that is cut at the worst moments. Its
 * commands here are notes, which only append an event.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.log;
