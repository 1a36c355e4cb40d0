package dev.comanda;

import dev.comanda.delivery.desk.AlertSettings;
import dev.comanda.delivery.secret.VaultSettings;
import dev.comanda.gateway.ScanSettings;
import dev.comanda.gateway.SchedulerSettings;
import dev.comanda.gateway.workshop.PortSettings;
import dev.comanda.http.proxy.Hosts;
import dev.comanda.http.proxy.Proxies;
import dev.comanda.ops.AuditLog;
import dev.comanda.part.NodeRole;
import dev.comanda.part.Readers;
import dev.comanda.part.Setting;
import dev.comanda.preparation.line.RobotSettings;
import dev.comanda.staff.SignInSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every setting there is, in the order in which the reference lists them. */
final class Settings {
  private static final int PORT_MAX = 65_535;

  /** Keys against repeats, kept for two days, lead to their events. */
  private static final int EVENTS_DAYS_MIN = 3;

  private static final int EVENTS_DAYS_MAX = 3_650;
  private static final int HEAP_MIB_MIN = 128;
  private static final Pattern SIZE = Pattern.compile("(\\d{1,6})([mg])");
  private static final Pattern SIGN_IN = Pattern.compile("&(user|password)=");
  private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");

  static final Setting<String> LISTEN =
      Setting.open(
          "COMANDA_LISTEN",
          "an IP address of this machine; 0.0.0.0 is every one",
          "127.0.0.1",
          "The address to listen on. Loopback unless phones should reach it directly.",
          Settings::address);

  static final Setting<Integer> PORT =
      Setting.open(
          "COMANDA_PORT",
          "0 to 65535; 0 takes any free one",
          "8080",
          "The TCP port to listen on.",
          Settings::port);

  static final Setting<URI> PUBLIC_URL =
      Setting.open(
          "COMANDA_PUBLIC_URL",
          "http:// or https://, a host, perhaps a port; no path",
          "http://, or https:// with a certificate, the address it listens on or that of the local"
              + " network, and the port",
          "The address that guests' phones use; every QR and link begins with it.",
          Settings::publicUrl);

  static final Setting<Path> TLS_CERTIFICATE =
      Setting.open(
          "COMANDA_TLS_CERTIFICATE",
          "an absolute path; needs COMANDA_TLS_KEY too",
          "none: plain HTTP",
          "A PEM file with the server's certificate and those that lead to its issuer. With it,"
              + " HTTPS alone is spoken; a renewed file is taken within 10 s.",
          Readers::path);

  static final Setting<Path> TLS_KEY =
      Setting.open(
          "COMANDA_TLS_KEY",
          "an absolute path; needs COMANDA_TLS_CERTIFICATE too",
          "none",
          "A PEM file with the certificate's private key, PKCS#8, not encrypted.",
          Readers::path);

  static final Setting<Proxies> TRUSTED_PROXIES =
      Setting.open(
          "COMANDA_TRUSTED_PROXIES",
          "IP addresses and networks like 10.0.0.0/8 or fd00::/8, with commas between; at most "
              + Proxies.NETWORKS_MAX,
          "none",
          "The proxies before this server. Their Forwarded and X-Forwarded-* headers tell who sent"
              + " a request; all others' are ignored.",
          Proxies::parse);

  static final Setting<Hosts> HOSTS =
      Setting.open(
          "COMANDA_HOSTS",
          "names of hosts, *.example.com for all below one, with commas between; at most "
              + Hosts.NAMES_MAX,
          "the host of COMANDA_PUBLIC_URL, IP addresses, names of the local network, and without a"
              + " COMANDA_PUBLIC_URL what trusted proxies were asked for",
          "More names by which browsers may ask for this server, as their Host header says; by"
              + " others it refuses, so that no other site's name can be led here.",
          Hosts::parse);

  static final Setting<Path> DATA =
      Setting.open(
          "COMANDA_DATA",
          "an absolute path",
          "/var/lib/comanda as root, else $XDG_DATA_HOME/comanda or ~/.local/share/comanda",
          "The folder for the embedded database and the keys; made if it is not there.",
          Readers::path);

  static final Setting<String> DATABASE_URL =
      Setting.open(
          "COMANDA_DATABASE_URL",
          "postgresql://host[:port]/database[?options]",
          "the embedded PostgreSQL under COMANDA_DATA",
          "A PostgreSQL of your own, 15 or later, instead of the embedded one.",
          Settings::databaseUrl);

  static final Setting<String> DATABASE_USER =
      Setting.open(
          "COMANDA_DATABASE_USER",
          "1 to 63 characters",
          "comanda",
          "The role to sign in with at COMANDA_DATABASE_URL.",
          text -> Readers.within(text, 63));

  static final Setting<String> DATABASE_PASSWORD =
      Setting.secret(
          "COMANDA_DATABASE_PASSWORD",
          "1 to 1000 characters",
          "none",
          "Its password.",
          text -> Readers.within(text, 1000));

  static final Setting<String> PG_USER =
      Setting.open(
          "COMANDA_PG_USER",
          "the name of a user of this machine who is not root",
          "comanda, made if it is not there",
          "Started as root, the embedded PostgreSQL runs as this user.",
          Settings::user);

  static final Setting<Boolean> PG_DEATHSIG =
      Setting.open(
          "COMANDA_PG_DEATHSIG",
          "on or off",
          "on",
          "On Linux the kernel stops the embedded PostgreSQL when Comanda dies. Off: it lives on,"
              + " and the next start takes it over.",
          Readers::onOff);

  static final Setting<Duration> EVENTS_DAYS =
      Setting.open(
          "COMANDA_EVENTS_DAYS",
          EVENTS_DAYS_MIN + " to " + EVENTS_DAYS_MAX + " days",
          "90",
          "How long events stay in the log of a location; orders, lines and totals stay for good."
              + " A screen that comes back after longer gets a fresh snapshot.",
          text -> Readers.days(text, EVENTS_DAYS_MIN, EVENTS_DAYS_MAX));

  static final Setting<String> HEAP =
      Setting.open(
          "COMANDA_HEAP",
          "MiB or GiB as in 320m or 2g; at least 128m",
          "320m",
          "The Java heap's upper bound; ./comanda gives it to java.",
          Settings::heap);

  static final Setting<Set<NodeRole>> ROLES =
      Setting.open(
          "COMANDA_ROLES",
          "api, upkeep or both with a comma between; at least one node of several has upkeep",
          NodeRole.words(),
          "What this node does: api serves phones and staff, upkeep adds up days that are over and"
              + " forgets old keys and events.",
          NodeRole::read);

  private static final List<Setting<?>> CORE =
      List.of(
          LISTEN,
          PORT,
          PUBLIC_URL,
          TLS_CERTIFICATE,
          TLS_KEY,
          TRUSTED_PROXIES,
          HOSTS,
          DATA,
          DATABASE_URL,
          DATABASE_USER,
          DATABASE_PASSWORD,
          PG_USER,
          PG_DEATHSIG,
          EVENTS_DAYS,
          ROLES,
          HEAP);

  /** Those that features read themselves: a line a feature. */
  static final List<Setting<?>> FEATURES =
      Stream.of(
              List.of(AuditLog.DAYS),
              ScanSettings.ALL,
              SchedulerSettings.ALL,
              RobotSettings.ALL,
              VaultSettings.ALL,
              PortSettings.ALL,
              AlertSettings.ALL,
              SignInSettings.ALL)
          .<Setting<?>>flatMap(List::stream)
          .toList();

  static final List<Setting<?>> ALL = Stream.concat(CORE.stream(), FEATURES.stream()).toList();

  private Settings() {}

  private static String address(String text) {
    try {
      return InetAddress.ofLiteral(text).getHostAddress();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("is not an IP address", e);
    }
  }

  private static int port(String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > PORT_MAX) {
      throw new IllegalArgumentException("is not a number from 0 to 65535");
    }
    return Integer.parseInt(text);
  }

  private static URI publicUrl(String text) {
    var uri = uri(text);
    var web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web || uri.getHost() == null) {
      throw new IllegalArgumentException("is not http:// or https:// with a host");
    }
    if (uri.getPort() == 0 || uri.getPort() > PORT_MAX) {
      throw new IllegalArgumentException("has a port that is not from 1 to 65535");
    }
    var path = uri.getRawPath();
    if (!(path.isEmpty() || path.equals("/"))
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("has more than scheme, host and port");
    }
    return path.isEmpty() ? uri : URI.create(text.substring(0, text.length() - 1));
  }

  private static String databaseUrl(String text) {
    var uri = uri(text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text);
    var ours = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
    if (!ours || uri.getHost() == null || uri.getPath().length() < 2) {
      throw new IllegalArgumentException("is not postgresql://host/database");
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "carries a user; use COMANDA_DATABASE_USER and COMANDA_DATABASE_PASSWORD");
    }
    if (SIGN_IN.matcher("&" + uri.getRawQuery()).find()) {
      throw new IllegalArgumentException(
          "has user or password among its options; use COMANDA_DATABASE_USER and"
              + " COMANDA_DATABASE_PASSWORD");
    }
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return "jdbc:postgresql://" + uri.getRawAuthority() + uri.getRawPath() + query;
  }

  private static String user(String text) {
    if (text.equals("root") || !USER.matcher(text).matches()) {
      throw new IllegalArgumentException("is not the name of an ordinary user");
    }
    return text;
  }

  private static String heap(String text) {
    var parts = SIZE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("is not a size like 320m or 2g");
    }
    var mib = Integer.parseInt(parts.group(1)) * ("g".equals(parts.group(2)) ? 1024 : 1);
    if (mib < HEAP_MIB_MIN) {
      throw new IllegalArgumentException("is less than 128m");
    }
    return text;
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("is not an address", e);
    }
  }
}
