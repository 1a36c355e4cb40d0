/**
 * Who prepares what and when: stations, tickets, and who works on them. Hangs on orders, which know
 * nothing of it.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.preparation;
