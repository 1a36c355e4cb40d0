/**
 * The one strict JSON reader and writer. Owns what is acceptable as text from outside: size, depth,
 * unknown and duplicate fields, NUL and lone surrogates. Knows no domain rule.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.json;
