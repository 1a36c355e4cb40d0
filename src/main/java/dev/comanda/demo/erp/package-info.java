/**
 * The demo ERP: the pages of a workshop's office, which has no API, with switches for what real
 * ones do wrong. Owns a web server at loopback and one file; knows nothing of Comanda, which meets
 * it as it meets any ERP.
 */
@NullMarked
package dev.comanda.demo.erp;

import org.jspecify.annotations.NullMarked;
