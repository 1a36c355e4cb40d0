package dev.comanda.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose word counts about where a request came from. */
class ReachedTest {
  private static final String PHONE = "198.51.100.7";
  private static final String PROXY = "10.0.0.1";
  private static final Proxies TRUSTED = Proxies.parse("10.0.0.0/24, fd00::/8");

  @Test
  void without_proxies_nobody_is_believed() {
    var reached =
        Reached.of(PROXY, false, headers("X-Forwarded-For: 1.2.3.4"), Proxies.none(), no());
    assertThat(reached.address()).isEqualTo(PROXY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"198.51.100.7", "10.0.1.1", "[0:0:0:0:0:0:0:1]", "fe80::1%eth0"})
  void an_untrusted_peer_forges_nothing(String peer) {
    var reached =
        reached(
            peer,
            "Host: order.example",
            "X-Forwarded-For: 10.0.0.1, 1.2.3.4",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Host: evil.example",
            "Forwarded: for=1.2.3.4;proto=https;host=evil.example");
    assertThat(reached.address()).doesNotContain("1.2.3.4").doesNotContain("10.0.0.1");
    assertThat(reached.secure()).isFalse();
    assertThat(reached.host()).contains("order.example");
  }

  @Test
  void a_trusted_proxy_tells_the_client_the_scheme_and_the_host() {
    for (var header :
        List.of(
            "X-Forwarded-For: 198.51.100.7|X-Forwarded-Proto: https|X-Forwarded-Host: a.example:8",
            "Forwarded: for=198.51.100.7;proto=https;host=\"a.example:8\"",
            "Forwarded: By=_x ; HOST=\"a.example:8\"; For=\"198.51.100.7:4711\";Proto=HTTPS")) {
      var reached = reached(PROXY, ("Host: inside|" + header).split("\\|", -1));
      assertThat(reached).isEqualTo(new Reached(PHONE, true, Optional.of("a.example:8"), true));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.7 | 198.51.100.7",
        "1.1.1.1, 198.51.100.7 | 198.51.100.7",
        "1.1.1.1, 198.51.100.7, 10.0.0.9 | 198.51.100.7",
        "198.51.100.7:443, [fd00::1]:80, 10.0.0.9 | 198.51.100.7",
        "::ffff:198.51.100.7 | 198.51.100.7",
        "2001:db8::7, fd00::1 | 2001:db8:0:0:0:0:0:7",
        "unknown, 10.0.0.9 | 10.0.0.9",
        "1.1.1.1, nonsense | 10.0.0.1",
        "1.1.1.1, 10.0.0.999 | 10.0.0.1",
        "1.1.1.1, 7 | 10.0.0.1",
        "10.0.0.3, 10.0.0.2 | 10.0.0.3",
        "'' | 10.0.0.1",
        "',,' | 10.0.0.1",
      })
  void the_last_who_is_not_trusted_is_the_client(String chain, String client) {
    assertThat(reached(PROXY, "X-Forwarded-For: " + chain).address()).isEqualTo(client);
  }

  @Test
  void lines_of_the_same_header_are_one_chain() {
    var reached = reached(PROXY, "X-Forwarded-For: 1.1.1.1", "X-Forwarded-For: 198.51.100.7");
    assertThat(reached.address()).isEqualTo(PHONE);
  }

  @Test
  void the_standard_header_is_walked_in_the_same_way() {
    var chain =
        "Forwarded: for=1.1.1.1;proto=https, for=198.51.100.7;proto=http, for=\"[fd00::1]\"";
    assertThat(reached(PROXY, chain)).isEqualTo(new Reached(PHONE, false, Optional.empty(), true));
    assertThat(reached(PROXY, "Forwarded: for=_hidden;proto=https").address()).isEqualTo(PROXY);
    assertThat(reached(PROXY, "Forwarded: for=\"1.1.1.1, for=2.2.2.2").address()).isEqualTo(PROXY);
  }

  @Test
  void the_scheme_is_that_of_the_proxy_next_to_the_client() {
    var chain = "X-Forwarded-For: 198.51.100.7, 10.0.0.2";
    assertThat(reached(PROXY, chain, "X-Forwarded-Proto: https, http").secure()).isTrue();
    assertThat(reached(PROXY, chain, "X-Forwarded-Proto: https").secure()).isTrue();
    assertThat(reached(PROXY, "X-Forwarded-Proto: https").secure()).isTrue();
    var forged = "X-Forwarded-For: 1.1.1.1, 198.51.100.7";
    assertThat(reached(PROXY, forged, "X-Forwarded-Proto: https, http").secure()).isFalse();
  }

  @Test
  void a_header_that_a_proxy_only_passes_on_is_not_believed_beside_its_own() {
    var reached =
        reached(
            PROXY,
            "Forwarded: for=1.1.1.1;proto=https;host=evil.example",
            "X-Forwarded-For: 198.51.100.7");
    assertThat(reached).isEqualTo(new Reached(PROXY, false, Optional.empty(), true));
    var both = reached(PROXY, "Forwarded: for=198.51.100.7", "X-Forwarded-For: 198.51.100.7");
    assertThat(both.address()).isEqualTo(PHONE);
  }

  @Test
  void a_proxy_that_says_nothing_of_tls_is_held_against_the_public_address() {
    var url = Optional.of("https://order.example");
    var at = headers("Host: order.example");
    assertThat(Reached.of(PROXY, false, at, Proxies.none(), url).secure()).isTrue();
    assertThat(Reached.of(PROXY, false, headers("Host: 127.0.0.1"), Proxies.none(), url).secure())
        .isFalse();
    var plain = headers("Host: order.example", "X-Forwarded-Proto: http");
    assertThat(Reached.of(PROXY, false, plain, TRUSTED, url).secure()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.1,",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "10.0.0.0/8/8",
        "10.0.0.1/8",
        "10.0/16",
        "10.0.0.256",
        "0.0.0.0/0",
        "::/0",
        "fd00::/129",
        "fd00::1/8",
        "fe80::1%eth0",
        "fd00",
        "localhost",
        "*",
      })
  void what_is_no_network_is_refused_by_name(String text) {
    assertThatThrownBy(() -> Proxies.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is wrong at '");
  }

  @Test
  void more_networks_than_anybody_has_are_refused() {
    assertThatThrownBy(() -> Proxies.parse("10.0.0.1,".repeat(64) + "10.0.0.1"))
        .hasMessageContaining("more than 64");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/24, 10.0.0.255, true",
    "10.0.0.0/24, 10.0.1.0, false",
    "10.0.0.128/25, 10.0.0.127, false",
    "10.0.0.128/25, 10.0.0.200, true",
    "10.0.0.7, 10.0.0.7, true",
    "10.0.0.7, 10.0.0.6, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "0a00::/8, 10.0.0.1, false",
  })
  void a_network_is_its_first_bits(String network, String address, boolean within) {
    assertThat(Proxies.parse(network).trust(Network.address(address).orElseThrow()))
        .isEqualTo(within);
  }

  private static Reached reached(String peer, String... headers) {
    return Reached.of(peer, false, headers(headers), TRUSTED, no());
  }

  private static Optional<String> no() {
    return Optional.empty();
  }

  private static java.util.function.Function<String, List<String>> headers(String... lines) {
    return name -> {
      var values = new ArrayList<String>();
      for (var line : lines) {
        var parts = line.split(":", 2);
        if (parts[0].equalsIgnoreCase(name)) {
          values.add(parts[1].strip());
        }
      }
      return values;
    };
  }
}
