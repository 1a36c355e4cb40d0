package dev.comanda.http;

import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * TLS around HTTP, with Jetty's choice of protocols and ciphers. A certificate that changes holds
 * for new connections; those that are open go on.
 */
final class JavalinHttpTls {
  private JavalinHttpTls() {}

  static SslConnectionFactory around(HttpConnectionFactory http, Certificates certificates) {
    // There is one certificate, so the name that a client asks for chooses nothing.
    http.getHttpConfiguration().addCustomizer(new SecureRequestCustomizer(false));
    var tls = new SslContextFactory.Server();
    certificates.shownBy(context -> tls.reload(factory -> factory.setSslContext(context)));
    return new SslConnectionFactory(tls, http.getProtocol());
  }
}
