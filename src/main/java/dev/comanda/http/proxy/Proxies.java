package dev.comanda.http.proxy;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * The proxies whose word counts about who sent a request, and how. What anybody else says about
 * that is not listened to. Immutable.
 */
public final class Proxies {
  /** Networks that may be named: far more than any installation has proxies. */
  public static final int NETWORKS_MAX = 64;

  private final List<Network> networks;

  private Proxies(List<Network> networks) {
    this.networks = List.copyOf(networks);
  }

  /** Nobody is trusted. */
  public static Proxies none() {
    return new Proxies(List.of());
  }

  /**
   * Reads addresses and networks with commas between them.
   *
   * @throws IllegalArgumentException whose message names the one that is wrong
   */
  public static Proxies parse(String text) {
    var parts = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (parts.size() > NETWORKS_MAX) {
      throw new IllegalArgumentException("names more than " + NETWORKS_MAX);
    }
    return new Proxies(parts.stream().map(Proxies::network).toList());
  }

  private static Network network(String text) {
    try {
      return Network.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "is wrong at '" + text + "', which is " + e.getMessage(), e);
    }
  }

  /** Whether anybody is trusted. */
  public boolean any() {
    return !networks.isEmpty();
  }

  /** Whether one at this address is trusted. */
  public boolean trust(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
