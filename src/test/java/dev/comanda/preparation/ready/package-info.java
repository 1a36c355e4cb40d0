@org.jspecify.annotations.NullMarked
package dev.comanda.preparation.ready;
