/**
 * What those who run a place see of its deliveries and do to them: lists, acts on one or on many,
 * how each integration is, alerts. It decides nothing about a delivery; that is {@link
 * dev.comanda.delivery.course}.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.delivery.desk;
