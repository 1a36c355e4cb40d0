package dev.comanda.gateway;

import dev.comanda.http.Caller;
import dev.comanda.http.Scope;
import dev.comanda.location.Location;
import dev.comanda.network.Network;
import dev.comanda.network.Networks;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who may speak as a robot: a program with a key that works at the location; without one whoever is
 * on this machine or in a network that the location names. What a proxy passes on that nobody
 * trusts is from neither, and what a page of another site makes a browser send is nobody's robot.
 */
final class SchedulerAccess {
  private static final List<String> FORWARDING =
      List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

  private static final Set<String> OWN_SITE = Set.of("none", "same-origin");

  private SchedulerAccess() {}

  /**
   * Whether who asks may.
   *
   * @param caller who it is, as far as that is known
   * @param address from where, as text
   * @param vouched whether a proxy that we trust has said so
   * @param header what the request says
   * @param otherSite whether its {@code Origin} is not ours
   */
  static boolean admits(
      Location at,
      Caller caller,
      String address,
      boolean vouched,
      Function<String, Optional<String>> header,
      boolean otherSite) {
    if (caller instanceof Caller.Key key) {
      return key.reaches(at.id()) && key.scopes().contains(Scope.TICKETS_WORK);
    }
    boolean byAnotherPage =
        otherSite
            || header.apply("Sec-Fetch-Site").filter(site -> !OWN_SITE.contains(site)).isPresent();
    return !byAnotherPage
        && Network.address(address).filter(from -> near(at, from, vouched, header)).isPresent();
  }

  private static boolean near(
      Location at, InetAddress from, boolean vouched, Function<String, Optional<String>> header) {
    boolean named =
        !at.robotNetworks().isEmpty()
            && Networks.parse(String.join(",", at.robotNetworks())).contain(from);
    boolean direct = FORWARDING.stream().noneMatch(name -> header.apply(name).isPresent());
    return named ? direct || vouched : direct && from.isLoopbackAddress();
  }
}
