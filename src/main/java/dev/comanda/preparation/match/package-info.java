/**
 * Which waiting ticket is given to which free worker, and why the others wait on: a pure function.
 * Owns what a worker may ask for. Knows no database, no clock, and nothing of how work is handed
 * over.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.preparation.match;
