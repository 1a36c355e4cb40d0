/**
 * Books in Tryton through its web client: where things are on its pages, and what these do wrong.
 * How pages are driven stands in {@code erp.browser}, what all connectors through a browser do
 * alike in {@code erp.pages}.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.erp.trytonweb;
