/**
 * Requests of HTTP/1.1 to others, for whoever must know of each whether anything of it went out:
 * connectors and webhooks. Owns which addresses may be called, how requests are signed and the
 * bounds of what comes back; knows no ERP, no booking and no JSON.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.wire;
