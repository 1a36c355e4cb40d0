/**
 * The connections of locations to the ERPs in which their lines are booked: what they are called,
 * where the ERP is, what should run, and which number each product has there. Owns these rows;
 * knows nothing of what is booked, and sees a password only on its way to whoever seals it.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.delivery.integration;
