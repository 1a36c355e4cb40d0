package dev.comanda.http.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.http.proxy.Hosts;
import dev.comanda.http.proxy.Proxies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where the server listens, and what it says where it cannot. */
class ListenTest {
  private static final String WAY_OUT = "COMANDA_LISTEN and COMANDA_PORT (or --port) say where.";

  private static void refused(String address, int port, String words) {
    var settings =
        new HttpSettings(
            address,
            port,
            Optional.empty(),
            Proxies.none(),
            Hosts.byThemselves(),
            Optional.empty());
    try (var surface = new Surface().reached(settings)) {
      assertThatThrownBy(surface::start)
          .isInstanceOf(CannotListen.class)
          .hasMessage("cannot listen on %s:%d: %s. %s".formatted(address, port, words, WAY_OUT));
    }
  }

  @Test
  void a_port_that_somebody_else_has_is_told_with_the_way_out() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      refused("127.0.0.1", taken.getLocalPort(), "Address already in use");
    }
  }

  @Test
  void an_address_of_another_machine_is_told_with_the_way_out() {
    refused("192.0.2.1", 8080, "Cannot assign requested address");
  }
}
