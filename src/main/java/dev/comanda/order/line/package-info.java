/** The lines of an order, what is chosen with them, and the taxes in them. Knows no order. */
@org.jspecify.annotations.NullMarked
package dev.comanda.order.line;
