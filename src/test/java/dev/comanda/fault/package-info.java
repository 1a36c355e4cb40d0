/**
 * What survives when processes are killed in earnest: the program in a JVM of its own, with its own
 * PostgreSQL, and clients that go on.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.fault;
