/**
 * How the demo ERP speaks: its two languages, every text of its pages, and numbers as they are
 * written and typed in each. Knows nothing else.
 */
@NullMarked
package dev.comanda.demo.erp.words;

import org.jspecify.annotations.NullMarked;
