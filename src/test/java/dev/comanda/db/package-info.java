/**
 * Tests of connections, migrations and the embedded PostgreSQL, and the database that all tests
 * use.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.db;
