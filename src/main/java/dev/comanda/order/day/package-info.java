/**
 * Business dates, added up: those that are over once, the open one as it grows; and those that a
 * clock which was wrong got wrong. Reads the lines, changes none but those.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.order.day;
