package dev.comanda;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** The network that the phones in the room are in. */
final class Lan {
  private Lan() {}

  /** This machine's first private IPv4 address, as other machines of its network see it. */
  static Optional<String> address() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(Lan::isReal)
          .flatMap(NetworkInterface::inetAddresses)
          .filter(each -> each instanceof Inet4Address && each.isSiteLocalAddress())
          .map(each -> each.getHostAddress())
          .findFirst();
    } catch (SocketException e) {
      return Optional.empty();
    }
  }

  /**
   * Why no phone can open an address, in words for who started the server; empty when nothing
   * speaks against it.
   */
  static Optional<String> warning(URI address) {
    var host = address.getHost();
    return onlyHere(host)
        ? Optional.of("Phones cannot open this: " + host + " is this computer itself.")
        : Optional.empty();
  }

  private static boolean onlyHere(String host) {
    if (host.equalsIgnoreCase("localhost")
        || host.toLowerCase(Locale.ROOT).endsWith(".localhost")) {
      return true;
    }
    try {
      var address = InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
      return address.isLoopbackAddress() || address.isAnyLocalAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isReal(NetworkInterface each) {
    try {
      var made = each.getName().startsWith("docker") || each.getName().startsWith("br-");
      return each.isUp() && !each.isLoopback() && !each.isVirtual() && !made;
    } catch (SocketException e) {
      return false;
    }
  }
}
