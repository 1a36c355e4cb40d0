package dev.comanda.http.proxy;

import dev.comanda.network.Networks;
import java.net.InetAddress;

/**
 * The proxies whose word counts about who sent a request, and how. What anybody else says about
 * that is not listened to. Immutable.
 */
public final class Proxies {
  /** Networks that may be named: far more than any installation has proxies. */
  public static final int NETWORKS_MAX = Networks.NETWORKS_MAX;

  private final Networks networks;

  private Proxies(Networks networks) {
    this.networks = networks;
  }

  /** Nobody is trusted. */
  public static Proxies none() {
    return new Proxies(Networks.none());
  }

  /**
   * Reads addresses and networks with commas between them.
   *
   * @throws IllegalArgumentException whose message names the one that is wrong
   */
  public static Proxies parse(String text) {
    return new Proxies(Networks.parse(text));
  }

  /** Whether anybody is trusted. */
  public boolean any() {
    return networks.any();
  }

  /** Whether one at this address is trusted. */
  public boolean trust(InetAddress address) {
    return networks.contain(address);
  }
}
