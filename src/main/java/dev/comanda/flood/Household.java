package dev.comanda.flood;

/** Whose addresses are counted together: one household, bar or company. */
public final class Household {
  private Household() {}

  /** That of an IP address: an IPv4 address itself, or the first 64 bits of an IPv6 one. */
  public static String of(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    var groups = address.split(":", -1);
    var network = new StringBuilder();
    for (int i = 0; i < 4 && i < groups.length && !groups[i].isEmpty(); i++) {
      network.append(groups[i]).append(':');
    }
    return network.append(':').toString();
  }
}
