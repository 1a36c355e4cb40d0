/**
 * The connector {@code sqlledger} in a real Chromium before a real SQL-Ledger on a PostgreSQL of
 * its own, which these tests start, kill and look into. It owns that SQL-Ledger for tests
 * elsewhere, too.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.erp.sqlledger;
