/**
 * Which lines of orders were served, told to what hangs on that. It looks at tickets and changes
 * none.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.preparation.served;
