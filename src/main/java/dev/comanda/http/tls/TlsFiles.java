package dev.comanda.http.tls;

import java.nio.file.Path;

/**
 * Where the certificate for TLS is.
 *
 * @param certificate PEM: the server's certificate, then those that lead to its issuer
 * @param key PEM: its private key, PKCS#8, not encrypted
 */
public record TlsFiles(Path certificate, Path key) {}
