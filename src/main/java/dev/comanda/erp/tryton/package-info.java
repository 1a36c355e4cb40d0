/**
 * The connector {@code tryton}: books lines on sales in Tryton, by its JSON-RPC. Owns what is asked
 * there and what each answer means; docs/connectors.md says what is to be set up.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.erp.tryton;
