/**
 * What a feature brings into the program: what it answers, what goes on in it in the background,
 * and its settings. Knows no feature.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.part;
