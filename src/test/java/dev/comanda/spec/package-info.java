/** Whole stories: a promise of the program each, against all of it. */
@NullMarked
package dev.comanda.spec;

import org.jspecify.annotations.NullMarked;
