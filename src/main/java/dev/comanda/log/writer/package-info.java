/**
 * The writer: commands that wait at the same moment become one transaction, and each caller gets an
 * answer of its own. Knows what a command is, and no command.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.log.writer;
