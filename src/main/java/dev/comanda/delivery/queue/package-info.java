/**
 * Deliveries and their lanes as rows, and the commands that change them under their location's
 * lock. What becomes of them is decided in {@link dev.comanda.delivery.course}.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.delivery.queue;
