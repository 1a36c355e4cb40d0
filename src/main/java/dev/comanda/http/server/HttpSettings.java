package dev.comanda.http.server;

import dev.comanda.http.proxy.Hosts;
import dev.comanda.http.proxy.Proxies;
import dev.comanda.http.tls.Certificates;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/**
 * Where the web server listens and what it is called from outside.
 *
 * @param listen the address to bind, {@code 127.0.0.1} or {@code 0.0.0.0} for example
 * @param port the port to bind; 0 takes any free one
 * @param publicUrl the address that clients use, without a slash at the end; when empty it is taken
 *     from each request's {@code Host}
 * @param proxies whose word counts about where a request came from
 * @param hosts the names by which it may be asked for
 * @param certificates what to show to clients of TLS; when empty nothing but plain HTTP is spoken
 */
public record HttpSettings(
    String listen,
    int port,
    Optional<String> publicUrl,
    Proxies proxies,
    Hosts hosts,
    Optional<Certificates> certificates) {
  /** Refuses what no server can bind or no client can open. */
  public HttpSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("A port is 0 to 65535, not " + port);
    }
    if (publicUrl.filter(url -> !url.matches("https?://[^/\\s]+")).isPresent()) {
      throw new IllegalArgumentException(
          "A public URL is http:// or https:// with a host, without a path, not "
              + publicUrl.get());
    }
  }

  /**
   * Looks whether the address can be had now, so that this is said before anything else is begun.
   *
   * @throws CannotListen when it cannot
   */
  public void requireFree() {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(listen, port));
    } catch (IOException e) {
      throw new CannotListen(this, e);
    }
  }
}
