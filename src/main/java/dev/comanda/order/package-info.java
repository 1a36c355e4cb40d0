/**
 * Orders: placed with prices, tax and number fixed under the location's lock, cancelled, their
 * lines voided; bills, what was paid of them, receipts; and the totals of what was sold. Never
 * learns that kitchens or ERPs exist.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.order;
