/** Tests of pages driven through a real Chromium, against small pages that behave badly. */
@org.jspecify.annotations.NullMarked
package dev.comanda.erp.browser;
