/**
 * Photos of products: which pictures are taken, and where they are kept. Knows nothing of menus.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.catalog.photo;
