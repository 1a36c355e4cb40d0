/** Bills. */
@org.jspecify.annotations.NullMarked
package dev.comanda.bill;
