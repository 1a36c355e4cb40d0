/**
 * The surface of the first workshop integration, path by path, for clients that cannot change. What
 * is sent to it is an order like any other.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.gateway.workshop;
