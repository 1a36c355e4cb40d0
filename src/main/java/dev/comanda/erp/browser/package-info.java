/**
 * Drives an ERP's pages through a real browser, so that an ERP's own code only says where things
 * are. Owns browsers, their processes and folders, and what is true of all pages: what is found by
 * its words, read back before it is sent, sent once, and seen by a picture. It knows no ERP.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.erp.browser;
