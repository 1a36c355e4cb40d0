package dev.comanda.http.proxy;

import dev.comanda.network.Network;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names by which this server may be asked for. A page of another site can have its own name
 * lead to this server's address, and would then be of one origin with it; but it must ask by that
 * name. Immutable.
 */
public final class Hosts {
  /** Names that may be given: far more than any installation has. */
  public static final int NAMES_MAX = 64;

  /** A name, or all names below one: {@code *.order.example}. */
  private static final Pattern NAME =
      Pattern.compile("(\\*\\.)?[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_-]+)*");

  /** What no name ends with that somebody could buy. */
  private static final List<String> OF_NOBODY =
      List.of(".localhost", ".local", ".lan", ".internal", ".home.arpa", ".localdomain", ".test");

  private static final Set<String> HEALTH = Set.of("/livez", "/readyz");

  private final List<String> names;

  private Hosts(List<String> names) {
    this.names = List.copyOf(names);
  }

  /** Those that need not be named: the public address's, and names that lead nobody astray. */
  public static Hosts byThemselves() {
    return new Hosts(List.of());
  }

  /**
   * Reads names with commas between them.
   *
   * @throws IllegalArgumentException whose message names the one that is wrong
   */
  public static Hosts parse(String text) {
    var parts =
        Arrays.stream(text.split(",", -1)).map(part -> part.strip().toLowerCase(Locale.ROOT));
    var names = parts.toList();
    if (names.size() > NAMES_MAX) {
      throw new IllegalArgumentException("names more than " + NAMES_MAX);
    }
    for (var name : names) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("is wrong at '" + name + "', which is no host's name");
      }
    }
    return new Hosts(names);
  }

  /**
   * Looks by which name a request asks. Balancers may ask for health by any.
   *
   * @param path that it asks for
   * @throws Refused {@code bad_request} when it is none of this server's
   */
  public void check(Reached reached, String path, Optional<String> publicUrl) {
    var host = reached.host().map(Hosts::bare);
    if (host.isEmpty() || HEALTH.contains(path) || allows(host.get(), reached, publicUrl)) {
      return;
    }
    throw new Refused(
        Code.BAD_REQUEST,
        "This server is not asked for by this name. Who runs it can add it to COMANDA_HOSTS.");
  }

  private boolean allows(String host, Reached reached, Optional<String> publicUrl) {
    if (host.equals("localhost") || address(host) || named(host)) {
      return true;
    }
    if (publicUrl
        .map(url -> URI.create(url).getHost())
        .filter(host::equalsIgnoreCase)
        .isPresent()) {
      return true;
    }
    return names.isEmpty()
        && (host.indexOf('.') < 0
            || OF_NOBODY.stream().anyMatch(host::endsWith)
            || (publicUrl.isEmpty() && reached.vouched()));
  }

  /** An address leads nowhere else, whoever wrote it. */
  private static boolean address(String host) {
    return host.startsWith("[") || Network.address(host).isPresent();
  }

  private boolean named(String host) {
    return names.stream()
        .anyMatch(
            name -> name.startsWith("*") ? host.endsWith(name.substring(1)) : host.equals(name));
  }

  /** Without the port, and without the dot that a full name may end with. */
  private static String bare(String host) {
    int colon = host.startsWith("[") ? -1 : host.indexOf(':');
    var name = (colon < 0 ? host : host.substring(0, colon)).toLowerCase(Locale.ROOT);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hosts hosts && hosts.names.equals(names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }
}
