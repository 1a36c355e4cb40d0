/**
 * The surfaces of older systems, kept for clients that cannot change: so far the gateway that takes
 * an order from the code of a drink, and the pages around it. Owns paths, spellings and error
 * shapes, and no data: what it orders is an order like any other.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.gateway;
