/** Tickets as those see them who do not make them, and what of one who may know. Changes none. */
@org.jspecify.annotations.NullMarked
package dev.comanda.preparation.seen;
