/**
 * How often secrets may be tried, and waiters added where anybody may. Owns the counts; whether a
 * secret is right it does not know. Knows no web and no SQL.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.staff.bound;
