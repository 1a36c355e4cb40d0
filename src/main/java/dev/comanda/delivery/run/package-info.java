/**
 * What works deliveries off: one worker an integration, each with its own connector, its own limits
 * and its own trouble. A supervisor sees to it that each runs once on all nodes together.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.delivery.run;
