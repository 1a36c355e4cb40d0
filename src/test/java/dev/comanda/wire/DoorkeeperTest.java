package dev.comanda.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorkeeperTest {
  private static final Address ERP = Address.of(URI.create("http://erp.example"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "::1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.10",
        "100.64.1.2",
        "fd12:3456::1",
        "203.0.113.7",
        "2001:db8::7",
        "64:ff9b::192.168.1.10",
      })
  void an_erp_may_stand_in_the_house_or_anywhere(String address) throws Exception {
    assertThat(keeper(address).addresses(ERP)).containsExactly(InetAddress.ofLiteral(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.170.2",
        "::ffff:169.254.169.254",
        "64:ff9b::169.254.169.254",
        "2002:a9fe:a9fe::1",
        "fe80::1",
        "fd00:ec2::254",
        "fd20:ce::254",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "0.0.0.0",
        "::",
        "224.0.0.1",
        "255.255.255.255",
        "ff02::1",
      })
  void nobody_calls_where_machines_are_told_secrets_or_many_listen(String address) {
    for (var keeper : new Doorkeeper[] {keeper(address), keeper("127.0.0.1", address)}) {
      assertThatThrownBy(() -> keeper.addresses(ERP))
          .isInstanceOf(NotSent.class)
          .hasMessage("The host erp.example may not be called.")
          .extracting(e -> ((NotSent) e).code())
          .isEqualTo("address_not_allowed");
    }
  }

  @Test
  void a_host_that_nobody_knows_is_unreachable() {
    var keeper =
        new Doorkeeper(
            host -> {
              throw new UnknownHostException(host);
            });
    assertThatThrownBy(() -> keeper.addresses(ERP))
        .isInstanceOf(NotSent.class)
        .extracting(e -> ((NotSent) e).code())
        .isEqualTo("unreachable");
  }

  private static Doorkeeper keeper(String... addresses) {
    var found = new InetAddress[addresses.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = InetAddress.ofLiteral(addresses[i]);
    }
    return new Doorkeeper(host -> found);
  }
}
