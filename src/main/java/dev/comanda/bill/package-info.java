/**
 * Bills: what is owed and what was paid, splits, payments and their receipts. Hangs on orders and
 * sessions, which know nothing of it.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.bill;
