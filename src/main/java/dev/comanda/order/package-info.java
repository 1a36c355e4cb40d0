/**
 * Orders: placed with prices, tax and number fixed under the location's lock, cancelled, their
 * lines voided; and the totals of what was sold. Never learns that bills, kitchens or ERPs exist:
 * they hang on it as {@link dev.comanda.order.OrderListener}.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.order;
