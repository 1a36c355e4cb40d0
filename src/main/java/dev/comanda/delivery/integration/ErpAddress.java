package dev.comanda.delivery.integration;

import dev.comanda.network.Network;
import dev.comanda.network.Networks;
import dev.comanda.problem.Refused;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads where an ERP is. This machine and private networks are where most of them are; addresses
 * that name no host of such a network, but the link itself, a group, or the services of a cloud for
 * its own machines, are refused. A name is not looked up here: it may lead elsewhere later.
 */
final class ErpAddress {
  static final int CHARS_MAX = 500;

  private static final int PORT_MAX = 65_535;

  /** Letters of ASCII that can be seen: nothing that could end a line of HTTP. */
  private static final Pattern PLAIN = Pattern.compile("[!-~]+");

  /** What a machine may take for numbers of an address, in whatever notation. */
  private static final Pattern NUMBERS =
      Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?", Pattern.CASE_INSENSITIVE);

  private static final Pattern IPV4 = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

  /** No host, the link, groups, and IPv6 that may lead to one of these. */
  private static final Networks NEVER =
      Networks.parse(
          "0.0.0.0/8,169.254.0.0/16,224.0.0.0/4,240.0.0.0/4,"
              + "fe80::/10,ff00::/8,64:ff9b::/96,2002::/16,::/96");

  private ErpAddress() {}

  /**
   * Reads an address; it begins in small letters, however it was sent.
   *
   * @throws Refused {@code invalid} saying in words what is wrong with it; never what was sent
   */
  static URI parse(String pointer, @Nullable String sent) {
    if (sent == null || sent.isBlank()) {
      throw Refused.field(pointer, "required", "Say where the ERP is.");
    }
    var text = sent.strip();
    if (text.length() > CHARS_MAX) {
      throw Refused.field(
          pointer, "too_long", "This address may have at most " + CHARS_MAX + " characters.");
    }
    var why = wrong(text);
    if (why != null) {
      throw Refused.field(pointer, "address", "This is no address of an ERP. " + why);
    }
    int scheme = text.indexOf(':');
    return URI.create(text.substring(0, scheme).toLowerCase(Locale.ROOT) + text.substring(scheme));
  }

  /** Whether two lead to the same machine's port, in the same way. */
  static boolean sameSite(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(other.getScheme())
        && one.getRawAuthority().equalsIgnoreCase(other.getRawAuthority());
  }

  private static @Nullable String wrong(String text) {
    if (!PLAIN.matcher(text).matches()) {
      return "It may have no spaces and only letters of ASCII.";
    }
    try {
      return wrong(new URI(text));
    } catch (URISyntaxException e) {
      return "It is none that HTTP knows.";
    }
  }

  private static @Nullable String wrong(URI uri) {
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return "It must begin with http:// or https://.";
    }
    if (uri.getRawUserInfo() != null) {
      return "It must hold no name or password; those have fields of their own.";
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      return "It must hold no ? and no #.";
    }
    var host = uri.getHost();
    if (host == null) {
      return "It has no host, or one whose name holds something else than a-z, 0-9, - and .";
    }
    if (uri.getPort() == 0 || uri.getPort() > PORT_MAX) {
      return "Its port is none.";
    }
    return callable(host) ? null : "No ERP can be there.";
  }

  private static boolean callable(String host) {
    if (host.startsWith("[")) {
      return Network.address(host.substring(1, host.length() - 1))
          .filter(ErpAddress::callable)
          .isPresent();
    }
    return !NUMBERS.matcher(host).matches()
        || (IPV4.matcher(host).matches()
            && Network.address(host).filter(ErpAddress::callable).isPresent());
  }

  private static boolean callable(InetAddress address) {
    return address.isLoopbackAddress() || !NEVER.contain(address);
  }
}
