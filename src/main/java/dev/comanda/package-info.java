/**
 * The program as a whole: its command line, its settings, its wiring and its routes.
 *
 * <p>Everything here may import every other package; nobody imports anything from here.
 */
@NullMarked
package dev.comanda;

import org.jspecify.annotations.NullMarked;
