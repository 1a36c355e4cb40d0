/**
 * Products by their names, as the waiter API orders them. Says which product a name means, and
 * makes none.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.catalog.named;
