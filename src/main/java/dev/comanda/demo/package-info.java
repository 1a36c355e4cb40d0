/**
 * The demonstration: sample locations, their menus and sign-ins, and what {@code comanda demo}
 * shows in the terminal. Owns nothing that a real installation needs. May use every feature;
 * nothing uses it but the wiring.
 */
@NullMarked
package dev.comanda.demo;

import org.jspecify.annotations.NullMarked;
