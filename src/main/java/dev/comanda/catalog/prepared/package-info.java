/**
 * Where and how long products are prepared, as orders need it. Knows stations by their ids alone.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.catalog.prepared;
