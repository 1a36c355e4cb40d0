/** Tests of the hub, its readers and the two sockets. */
@org.jspecify.annotations.NullMarked
package dev.comanda.live;
