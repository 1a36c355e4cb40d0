/**
 * A location's webhook: what those who run it are told of its integrations is posted there too,
 * signed, in the order of its log. Owns {@code alert_webhook}; what is told at all, {@code desk}
 * decides.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.delivery.hook;
