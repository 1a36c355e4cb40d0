/**
 * Books in the demo ERP, a workshop's small ERP that has pages only (docs/demo-erp.md). Knows where
 * things are on them, and nothing of its code.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.erp.demoerp;
