/**
 * Books on sales orders of SQL-Ledger 3.2, which has pages only (docs/connectors.md). Knows where
 * things are on them, and nothing of its database.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.erp.sqlledger;
