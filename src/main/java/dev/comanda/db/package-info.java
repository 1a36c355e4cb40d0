/**
 * Connections, transactions, migrations, the embedded PostgreSQL, and rounds of work that outlive
 * an outage. Owns how we talk to the database, not what is said: no table of a feature is named
 * here.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.db;
