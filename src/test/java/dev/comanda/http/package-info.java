/** Talks to a server as a client of its interface does. */
@org.jspecify.annotations.NullMarked
package dev.comanda.http;
