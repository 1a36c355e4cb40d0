/**
 * What tests of connectors share, whichever ERP it is. It owns how is told which of them a machine
 * cannot run.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.erp;
