package dev.comanda;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
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

  private static boolean isReal(NetworkInterface each) {
    try {
      var made = each.getName().startsWith("docker") || each.getName().startsWith("br-");
      return each.isUp() && !each.isLoopback() && !each.isVirtual() && !made;
    } catch (SocketException e) {
      return false;
    }
  }
}
