/**
 * The pages and the files that they are made of, and the document of the interface. Owns their
 * addresses, what a page names in its head, and how long browsers keep what. Knows no feature and
 * nothing of the server that sends them.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.http.page;
