/**
 * What the code of one ERP sees and must offer. It knows nothing of queues, leases, tables or the
 * rest of the program.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.delivery.connector;
