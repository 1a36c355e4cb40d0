/**
 * Visits: a session is opened by staff, verified by the first guest who scans its code, and closed;
 * it may stand at a spot, move and be merged. Owns sessions, their codes and QR pictures, the
 * tokens of guests, spots, and what phones ask for there. Does not know orders.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.session;
