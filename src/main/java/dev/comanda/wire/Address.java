package dev.comanda.wire;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where somebody answers whom we ask.
 *
 * @param secure whether by TLS
 * @param host a name or an IP address, IPv6 without brackets
 * @param port the one that is meant where none is given
 * @param path below which it answers, as it is sent; without a slash at its end
 */
public record Address(boolean secure, String host, int port, String path) {
  /** The longest address, in characters. */
  public static final int CHARS_MAX = 1_000;

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;
  private static final int PORT_MAX = 65_535;

  /** Letters of ASCII that can be seen: nothing that could end a line of HTTP. */
  private static final Pattern PLAIN = Pattern.compile("[!-~]+");

  private static final Pattern SLASHES_AT_END = Pattern.compile("/+$");

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException saying in words what is wrong with it
   */
  public static Address of(URI uri) {
    var text = uri.toString();
    require(text.length() <= CHARS_MAX, "it has more than " + CHARS_MAX + " characters");
    require(PLAIN.matcher(text).matches(), "it may have only letters of ASCII, and no spaces");
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https");
    require(secure || scheme.equals("http"), "it must begin with http:// or https://");
    require(uri.getRawUserInfo() == null, "it must hold no name or password");
    require(uri.getRawQuery() == null && uri.getRawFragment() == null, "it must hold no ? or #");
    var host = uri.getHost();
    if (host == null) {
      throw wrong("it has no host, or one whose name holds something else than a-z, 0-9, - and .");
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
    require(port > 0 && port <= PORT_MAX, "its port is none");
    var path = SLASHES_AT_END.matcher(uri.getRawPath()).replaceAll("");
    return new Address(secure, bare(host), port, path);
  }

  private static void require(boolean right, String why) {
    if (!right) {
      throw wrong(why);
    }
  }

  private static IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException("This is no address that can be called: " + why + ".");
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Host and port, as the header {@code Host} names them. */
  String authority() {
    var named = host.contains(":") ? "[" + host + "]" : host;
    return port == (secure ? HTTPS_PORT : HTTP_PORT) ? named : named + ":" + port;
  }

  @Override
  public String toString() {
    return (secure ? "https://" : "http://") + authority() + path;
  }
}
