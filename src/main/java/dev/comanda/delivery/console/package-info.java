/**
 * What those who run a place look at beside single deliveries: the lanes of an integration, its
 * log, and whether of a business date all that was ordered was delivered and read back. It changes
 * nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.delivery.console;
