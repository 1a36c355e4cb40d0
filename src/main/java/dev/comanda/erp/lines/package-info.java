/**
 * The connector {@code lines}: books by our own open protocol, for whoever writes an adapter before
 * an ERP. Owns what is asked, how it is signed, and what each answer means; docs/line-protocol.md
 * says the same to the other side.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.erp.lines;
