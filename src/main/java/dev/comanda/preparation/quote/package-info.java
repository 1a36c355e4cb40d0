/** When something would be ready, asked before it is ordered. */
@org.jspecify.annotations.NullMarked
package dev.comanda.preparation.quote;
