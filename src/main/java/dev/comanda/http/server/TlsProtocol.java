package dev.comanda.http.server;

import dev.comanda.http.tls.Certificates;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * TLS around HTTP, with Jetty's choice of protocols and ciphers. A certificate that changes holds
 * for new connections; those that are open go on.
 */
final class TlsProtocol {
  private TlsProtocol() {}

  static SslConnectionFactory around(HttpConnectionFactory http, Certificates certificates) {
    // There is one certificate, so the name that a client asks for chooses nothing.
    http.getHttpConfiguration().addCustomizer(new SecureRequestCustomizer(false));
    var tls = new SslContextFactory.Server();
    certificates.shownBy(context -> tls.reload(factory -> factory.setSslContext(context)));
    return new SslConnectionFactory(tls, http.getProtocol());
  }
}
