/**
 * When something would be ready, for who asks before it is ordered. Counts nothing, writes nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.preparation.quote;
