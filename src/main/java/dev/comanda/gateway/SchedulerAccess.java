package dev.comanda.gateway;

import dev.comanda.http.Caller;
import dev.comanda.http.Request;
import dev.comanda.http.Scope;
import dev.comanda.location.Location;
import dev.comanda.network.Network;
import dev.comanda.network.Networks;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * Who may speak as a robot: a program with a key that works at the location; without one whoever is
 * on this machine or in a network that the location names. What a proxy passes on that nobody
 * trusts is not from this machine, and what a page of another site makes a browser send is nobody's
 * robot.
 */
final class SchedulerAccess {
  private static final List<String> FORWARDING =
      List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

  private static final Set<String> OWN_SITE = Set.of("none", "same-origin");

  private SchedulerAccess() {}

  static boolean admits(Request request, Location at) {
    if (request.caller() instanceof Caller.Key key) {
      return key.reaches(at.id()) && key.scopes().contains(Scope.TICKETS_WORK);
    }
    return !byAnotherPage(request)
        && Network.address(request.address()).filter(from -> near(request, at, from)).isPresent();
  }

  private static boolean byAnotherPage(Request request) {
    return request.fromOtherSite()
        || request.header("Sec-Fetch-Site").filter(site -> !OWN_SITE.contains(site)).isPresent();
  }

  private static boolean near(Request request, Location at, InetAddress from) {
    boolean named =
        !at.robotNetworks().isEmpty()
            && Networks.parse(String.join(",", at.robotNetworks())).contain(from);
    return named
        || from.isLoopbackAddress()
            && FORWARDING.stream().noneMatch(name -> request.header(name).isPresent());
  }
}
