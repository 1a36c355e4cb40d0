/**
 * The location: the restaurant, bar or workshop that everything else belongs to. Owns its currency,
 * time zone, business day, languages and taxes, and the words for amounts and quantities. Knows
 * nothing of products, sessions or orders.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.location;
