/**
 * IP addresses as people name them in settings: one, or all of a network. Owns how they are written
 * and which are within; looks up no name and opens no connection. Imports no other package of
 * Comanda.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.network;
