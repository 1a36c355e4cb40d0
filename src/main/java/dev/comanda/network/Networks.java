package dev.comanda.network;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Networks that somebody named, in a setting mostly. Immutable. */
public final class Networks {
  /** Networks that may be named: far more than any installation has. */
  public static final int NETWORKS_MAX = 64;

  private final List<Network> networks;

  private Networks(List<Network> networks) {
    this.networks = List.copyOf(networks);
  }

  /** None. */
  public static Networks none() {
    return new Networks(List.of());
  }

  /**
   * Reads addresses and networks with commas between them.
   *
   * @throws IllegalArgumentException whose message names the one that is wrong
   */
  public static Networks parse(String text) {
    var parts = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (parts.size() > NETWORKS_MAX) {
      throw new IllegalArgumentException("names more than " + NETWORKS_MAX);
    }
    return new Networks(parts.stream().map(Networks::network).toList());
  }

  private static Network network(String text) {
    try {
      return Network.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "is wrong at '" + text + "', which is " + e.getMessage(), e);
    }
  }

  /** Whether any was named. */
  public boolean any() {
    return !networks.isEmpty();
  }

  /** Whether one of them has this address. */
  public boolean contain(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
