/**
 * The certificate for TLS: its files, whether they can be used, and how a new one takes the place
 * of the old one. Owns reading them again and again. Knows nothing of the server that shows it.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.http.tls;
