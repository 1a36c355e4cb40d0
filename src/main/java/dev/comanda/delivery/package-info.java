/**
 * Books what is ordered in ERPs: hangs deliveries on orders, and wires who works them off and who
 * looks after them. What decides about a delivery is in {@code course}, and knows no database.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.delivery;
