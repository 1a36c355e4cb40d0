/**
 * The people who work with Comanda: who they are, how they sign in, what proves it afterwards, and
 * how the first of them comes to be. What a role may do is decided in {@code http.Access}, not
 * here.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.staff;
