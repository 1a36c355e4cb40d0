/** Tests of who prepares what. They know its rules, and no page. */
@org.jspecify.annotations.NullMarked
package dev.comanda.preparation.line;
