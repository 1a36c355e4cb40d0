/**
 * Orders by the code of a drink: what was scanned, and which scan only repeats one. Knows no page.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.order.scan;
