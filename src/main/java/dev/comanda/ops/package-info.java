/**
 * What operators need: whether the server is alive and ready, and proofs that the data is right.
 * Reads every table and writes none.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.ops;
