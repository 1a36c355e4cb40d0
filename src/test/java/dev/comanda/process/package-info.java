/** Tests of the programs of the system that we start. */
@org.jspecify.annotations.NullMarked
package dev.comanda.process;
