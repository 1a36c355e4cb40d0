/** The parts of reports that are pure. */
@org.jspecify.annotations.NullMarked
package dev.comanda.report;
