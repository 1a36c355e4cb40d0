/**
 * Connections, transactions, migrations and the embedded PostgreSQL. Owns how we talk to the
 * database, not what is said: no table of a feature is named here.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.db;
