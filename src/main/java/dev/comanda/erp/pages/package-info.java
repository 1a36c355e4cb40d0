/**
 * What every connector through a browser does alike: browsers signed in for an integration, what
 * its calls may take, which of the lines that are shown are meant. It knows no ERP; an ERP's own
 * file only says where things are.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.erp.pages;
