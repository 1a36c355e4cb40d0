/**
 * The surfaces of older systems, kept for clients that cannot change: the gateway that takes an
 * order from the code of a drink with the pages around it, and the scheduler that robots ask. Owns
 * paths, spellings and error shapes, and no data: what it orders is an order like any other.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.gateway;
