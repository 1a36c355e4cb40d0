/** Requests and WebSockets over real connections, friendly and hostile. */
@org.jspecify.annotations.NullMarked
package dev.comanda.http.server;
