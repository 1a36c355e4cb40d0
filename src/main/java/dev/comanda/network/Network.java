package dev.comanda.network;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * IP addresses that share their first bits, as {@code 10.0.0.0/8} or {@code 2001:db8::/32} names
 * them; an address alone is a network of one.
 *
 * @param first the address whose other bits are zero
 * @param bits how many they share
 */
public record Network(InetAddress first, int bits) {
  /** All four numbers: {@code 10.1} would be an address too, but nobody means it. */
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

  /**
   * Reads a network.
   *
   * @throws IllegalArgumentException whose message says what is wrong with it
   */
  public static Network parse(String text) {
    int slash = text.indexOf('/');
    var first =
        address(slash < 0 ? text : text.substring(0, slash))
            .orElseThrow(() -> new IllegalArgumentException("no IP address or network"));
    int all = 8 * first.getAddress().length;
    var network = new Network(first, slash < 0 ? all : prefix(text.substring(slash + 1), all));
    if (!network.base().equals(first)) {
      throw new IllegalArgumentException("an address inside of " + network.base().getHostAddress());
    }
    return network;
  }

  private static int prefix(String text, int all) {
    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > all) {
      throw new IllegalArgumentException("no network: after the slash stands 1 to " + all);
    }
    int bits = Integer.parseInt(text);
    if (bits == 0) {
      throw new IllegalArgumentException("everybody, so that nobody would be kept out");
    }
    return bits;
  }

  /** An IP address from its text; IPv4 within IPv6 is IPv4. */
  public static Optional<InetAddress> address(String text) {
    if (!IPV4.matcher(text).matches() && !(text.contains(":") && IPV6.matcher(text).matches())) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether an address is one of them. */
  public boolean contains(InetAddress address) {
    return address.getAddress().length == first.getAddress().length
        && new Network(address, bits).base().equals(base());
  }

  /** The address whose other bits are zero. */
  private InetAddress base() {
    var bytes = first.getAddress();
    for (int i = 0; i < bytes.length; i++) {
      int kept = Math.clamp(bits - 8L * i, 0, 8);
      bytes[i] &= (byte) (0xff << (8 - kept));
    }
    return of(bytes);
  }

  private static InetAddress of(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (java.net.UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
