/**
 * What a location sells: categories, products, modifiers, prices, and what is sold out. Owns the
 * menu that guests see and the look-up by which orders fix their lines. Knows nothing of sessions
 * or orders.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.catalog;
