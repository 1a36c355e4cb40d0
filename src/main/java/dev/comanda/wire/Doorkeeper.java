package dev.comanda.wire;

import dev.comanda.network.Network;
import dev.comanda.network.Networks;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which IP addresses may be called: those that an ERP or a webhook may have. It may stand anywhere,
 * in the house too: on this machine or in a private network. It may not be what a machine finds
 * only beside itself: link-local addresses, with which clouds hand out a machine's credentials
 * (169.254.169.254), the other addresses where they do, and what is no single machine. Immutable.
 *
 * <p>The name is looked up for each request, and the request goes to the very IP address that was
 * looked at, so a name that leads elsewhere a moment later leads nobody astray. What remains: an
 * administrator can have anything else called, at any port, below a path that he chooses.
 */
public final class Doorkeeper {
  /** Nobody; what stands beside each machine; where clouds tell secrets; all at once; reserved. */
  private static final Networks NEVER =
      Networks.parse(
          "0.0.0.0/8, ::, 169.254.0.0/16, fe80::/10, 100.100.100.200, 168.63.129.16, 192.0.0.0/24,"
              + " fd00:ec2::/32, fd20:ce::254, 224.0.0.0/4, ff00::/8, 240.0.0.0/4");

  /** IPv6 addresses that lead to the IPv4 address in them, and where in them it stands. */
  private static final Network NAT64 = Network.parse("64:ff9b::/96");

  private static final int NAT64_AT = 12;
  private static final Network SIX_TO_FOUR = Network.parse("2002::/16");
  private static final int SIX_TO_FOUR_AT = 2;

  /** The machine's way from names to addresses. */
  @FunctionalInterface
  interface Lookup {
    /** All addresses of a name, at least one. */
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  private final Lookup lookup;

  /** One that looks names up as this machine does. */
  public Doorkeeper() {
    this(InetAddress::getAllByName);
  }

  Doorkeeper(Lookup lookup) {
    this.lookup = lookup;
  }

  /**
   * The IP addresses to be called, in the order in which they are to be tried.
   *
   * @throws NotSent where the host is not known, or may not be called
   */
  public List<InetAddress> addresses(Address to) throws NotSent {
    try {
      var found = Arrays.asList(lookup.addresses(to.host()));
      if (found.stream().anyMatch(Doorkeeper::never)) {
        throw new NotSent(NotSent.NOT_ALLOWED, "The host " + to.host() + " may not be called.");
      }
      return found;
    } catch (UnknownHostException e) {
      throw new NotSent(NotSent.UNREACHABLE, "The host " + to.host() + " is not known here.");
    }
  }

  private static boolean never(InetAddress address) {
    if (NEVER.contain(address)) {
      return true;
    }
    return (NAT64.contains(address) && NEVER.contain(within(address, NAT64_AT)))
        || (SIX_TO_FOUR.contains(address) && NEVER.contain(within(address, SIX_TO_FOUR_AT)));
  }

  private static InetAddress within(InetAddress address, int at) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), at, at + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
