/**
 * What the demo ERP knows: products, users, worksheets and their lines, and the one file in which
 * they stand. Knows nothing of pages and of what is switched to go wrong.
 */
@NullMarked
package dev.comanda.demo.erp.books;

import org.jspecify.annotations.NullMarked;
