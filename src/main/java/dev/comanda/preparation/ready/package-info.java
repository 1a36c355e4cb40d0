/** When what is ordered will be ready, and how long it took. Knows stations by their ids alone. */
@org.jspecify.annotations.NullMarked
package dev.comanda.preparation.ready;
