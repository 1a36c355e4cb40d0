package dev.comanda.preparation.robot;

import dev.comanda.network.Networks;
import dev.comanda.problem.Refused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses may be called back: those whose host leads into the allowed networks, with every
 * IP address that its name has. Immutable.
 *
 * <p>The name is looked up when a robot asks for work, so that it is refused then, and again before
 * each call; the call goes to the very IP address that was looked at, so a name that leads
 * elsewhere a moment later leads nobody astray. What remains: whatever listens inside the allowed
 * networks can be called, at any port, by whoever may ask for work; and looking a name up takes as
 * long as the machine's resolver lets it.
 */
public final class AllowedAddresses {
  /** What holds where nothing is set: this machine alone. */
  public static final String LOOPBACK = "127.0.0.0/8, ::1";

  /** An address may not be called. */
  static final class NotAllowed extends Exception {
    private static final long serialVersionUID = 1L;

    NotAllowed(String why) {
      super(why);
    }
  }

  /** The machine's way from names to addresses. */
  @FunctionalInterface
  interface Lookup {
    /** All addresses of a name, at least one. */
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  private final Networks networks;
  private final Lookup lookup;

  AllowedAddresses(Networks networks, Lookup lookup) {
    this.networks = networks;
    this.lookup = lookup;
  }

  /** This machine alone. */
  public static AllowedAddresses loopback() {
    return parse(LOOPBACK);
  }

  /**
   * Reads addresses and networks with commas between them.
   *
   * @throws IllegalArgumentException whose message names the one that is wrong
   */
  public static AllowedAddresses parse(String text) {
    return new AllowedAddresses(Networks.parse(text), InetAddress::getAllByName);
  }

  /**
   * Reads the address at which a robot wants to be called back.
   *
   * @throws Refused {@code invalid} saying in words why it cannot be
   */
  public CallbackUrl check(String text) {
    var url = CallbackUrl.read(text);
    try {
      addresses(url);
      return url;
    } catch (NotAllowed e) {
      throw Refused.field(
          CallbackUrl.POINTER,
          "not_allowed",
          "You cannot be called back there: "
              + e.getMessage()
              + ". Who runs Comanda can allow addresses.");
    }
  }

  /** The IP addresses to be called, in the order in which they are to be tried. */
  List<InetAddress> addresses(CallbackUrl url) throws NotAllowed {
    var found = found(url.host());
    if (!found.stream().allMatch(networks::contain)) {
      throw new NotAllowed("the host " + url.host() + " is none that may be called");
    }
    return found;
  }

  private List<InetAddress> found(String host) throws NotAllowed {
    try {
      return Arrays.asList(lookup.addresses(host));
    } catch (UnknownHostException e) {
      throw new NotAllowed("the host " + host + " is not known here");
    }
  }
}
