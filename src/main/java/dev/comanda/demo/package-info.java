/**
 * The demonstration: sample locations, their menus and sign-ins, and what {@code comanda demo}
 * shows in the terminal; and the sample menu that set-up offers. Owns nothing else that a real
 * installation needs. May use every feature; nothing uses it but the wiring.
 */
@NullMarked
package dev.comanda.demo;

import org.jspecify.annotations.NullMarked;
