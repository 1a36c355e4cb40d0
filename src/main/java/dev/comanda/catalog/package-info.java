/**
 * What a location sells: categories, products, their prices and whether they are available. Owns
 * what a menu shows. Does not know orders; they take copies of what they need.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.catalog;
