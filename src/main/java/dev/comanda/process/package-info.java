/**
 * Programs of the system that we start: small ones that run to their end, groups of processes that
 * are ended as a whole, and the folders that they leave. It knows nothing of what they are for.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.process;
