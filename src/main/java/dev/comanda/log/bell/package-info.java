/**
 * The doorbell: what one node commits wakes the screens of the others. A ring is a hint, the log is
 * the truth.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.log.bell;
