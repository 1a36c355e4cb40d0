/**
 * Visits: a session is opened by staff, verified by the first guest who scans its code, and closed.
 * Owns sessions, their codes and QR pictures, and the tokens of guests. Does not know orders.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.session;
