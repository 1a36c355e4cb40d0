/**
 * The connector {@code tryton} against a real Tryton on SQLite, which these tests start, kill and
 * look into. It owns that Tryton for tests elsewhere, too.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.erp.tryton;
