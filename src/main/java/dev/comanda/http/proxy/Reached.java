package dev.comanda.http.proxy;

import dev.comanda.network.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a request came to us: from whom, for which host, and whether its way was secret.
 *
 * @param address the client's IP address
 * @param secure whether the client came by TLS, to us or to the proxy before us
 * @param host what the client asked for, a host with an optional port, as sent
 * @param vouched whether a proxy that we trust handed it on
 */
public record Reached(String address, boolean secure, Optional<String> host, boolean vouched) {
  /** What a chain of proxies that are trusted says. */
  private record Told(InetAddress client, String scheme, String host) {}

  /**
   * Looks at the forwarding headers as far as those who wrote them are trusted.
   *
   * @param peer the address at the other end of the connection, as the web server words it
   * @param tls whether the connection is
   */
  public static Reached of(
      String peer,
      boolean tls,
      Function<String, List<String>> headers,
      Proxies proxies,
      Optional<String> publicUrl) {
    var host = headers.apply("Host").stream().findFirst();
    var at = Network.address(bare(peer));
    if (proxies.any() && at.isPresent() && proxies.trust(at.get())) {
      var told = told(at.get(), headers, proxies);
      var asked = Optional.of(told.host).filter(text -> !text.isEmpty()).or(() -> host);
      boolean secure =
          told.scheme.isEmpty() ? tls || called(publicUrl, asked) : told.scheme.equals("https");
      return new Reached(told.client.getHostAddress(), secure, asked, true);
    }
    var address = at.map(InetAddress::getHostAddress).orElse(peer);
    return new Reached(address, tls || called(publicUrl, host), host, false);
  }

  /** Whether a host is that of our public address, and this one's way is secret. */
  private static boolean called(Optional<String> publicUrl, Optional<String> host) {
    return publicUrl.isPresent()
        && host.isPresent()
        && publicUrl.get().equalsIgnoreCase("https://" + host.get());
  }

  /**
   * A proxy writes one of the two kinds of headers, and often passes on what a client has put into
   * the other. So where both came, they count only if they tell of the same client.
   */
  private static Told told(
      InetAddress peer, Function<String, List<String>> headers, Proxies proxies) {
    var standard = Hop.standard(headers);
    var customary = Hop.customary(headers);
    if (standard.isEmpty() || customary.isEmpty()) {
      return walk(peer, standard.isEmpty() ? customary : standard, proxies);
    }
    var one = walk(peer, standard, proxies);
    var other = walk(peer, customary, proxies);
    return one.client.equals(other.client) ? one : new Told(peer, "", "");
  }

  /** Goes from us towards the client, as long as who tells the next step is trusted. */
  private static Told walk(InetAddress peer, List<Hop> hops, Proxies proxies) {
    var told = new Told(peer, "", "");
    for (var hop : hops.reversed()) {
      if (!proxies.trust(told.client)) {
        break;
      }
      told =
          new Told(
              hop.from().orElse(told.client),
              hop.scheme().isEmpty() ? told.scheme : hop.scheme(),
              hop.host().isEmpty() ? told.host : hop.host());
      if (hop.from().isEmpty()) {
        break;
      }
    }
    return told;
  }

  /** Without the brackets and the zone that an IPv6 address may have. */
  private static String bare(String address) {
    var text =
        address.startsWith("[") && address.endsWith("]")
            ? address.substring(1, address.length() - 1)
            : address;
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }
}
