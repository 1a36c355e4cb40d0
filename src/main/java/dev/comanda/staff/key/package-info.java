/**
 * Keys of programs: made once, shown once, found by their hash. Knows what a key may do, and not
 * who asks with it.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.staff.key;
