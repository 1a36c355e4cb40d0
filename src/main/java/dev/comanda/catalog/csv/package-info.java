/**
 * The catalog as a file of a spreadsheet: its encoding, its columns and its cells are understood,
 * it is looked at first, and taken over whole or not at all. Writes products by the catalog's own
 * ways.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.catalog.csv;
