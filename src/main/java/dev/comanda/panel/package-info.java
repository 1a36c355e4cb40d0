/**
 * What staff and guests see: sessions with their orders, as snapshots with a position and as
 * events, and the requests that lead there. Owns no table.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.panel;
