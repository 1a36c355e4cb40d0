/** Tests of orders and what was sold. */
@org.jspecify.annotations.NullMarked
package dev.comanda.order;
