/**
 * Benchmarks: {@code ./comanda bench}. They start the program as a process of its own, use it from
 * outside as its clients do, and measure it beside its opponent on the same server. Part of the
 * tests, so that no load client ships with the program; see
 * docs/decisions/benchmarks-beside-tests.md.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.bench;
