/**
 * The connector {@code trytonweb} in a real browser, before Tryton's own web client. What came of
 * it is read from Tryton's database.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.erp.trytonweb;
