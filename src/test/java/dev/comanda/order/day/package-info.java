/** What tests of days that are over need. */
@org.jspecify.annotations.NullMarked
package dev.comanda.order.day;
