package dev.comanda;

import dev.comanda.delivery.secret.VaultSettings;
import dev.comanda.http.proxy.Hosts;
import dev.comanda.http.proxy.Proxies;
import dev.comanda.http.server.HttpSettings;
import dev.comanda.http.tls.Certificates;
import dev.comanda.http.tls.TlsFiles;
import dev.comanda.part.NodeRole;
import dev.comanda.part.Setting;
import dev.comanda.part.SettingValues;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one run. What each means, its unit, bounds and default stand in {@link Settings}.
 *
 * @param listen the IP address to listen on
 * @param port the port to listen on, 0 for any free one
 * @param givenPublicUrl the address that phones use, where one was set
 * @param tls the certificate to show, or null for plain HTTP
 * @param proxies those before us whose word counts
 * @param hosts the names by which it may be asked for
 * @param data the data folder
 * @param database the PostgreSQL to use, or null for the embedded one
 * @param eventsKept how long the logs of locations keep their events
 * @param pgUser who runs the embedded PostgreSQL when we are root, or null for the default user
 * @param pgDeathSignal whether the embedded PostgreSQL dies with us
 * @param roles what this node does
 * @param features what was set of the features: each reads its own
 * @param demo whether it is the demonstration, which also shows what pages are made of
 */
record Config(
    String listen,
    int port,
    @Nullable URI givenPublicUrl,
    @Nullable TlsFiles tls,
    Proxies proxies,
    Hosts hosts,
    Path data,
    @Nullable OwnDatabase database,
    Duration eventsKept,
    @Nullable String pgUser,
    boolean pgDeathSignal,
    Set<NodeRole> roles,
    SettingValues features,
    boolean demo) {

  /** How long events are kept unless told otherwise. */
  static final Duration EVENTS_KEPT = Duration.ofDays(90);

  /** A PostgreSQL that is not ours to start. The password may be empty. */
  record OwnDatabase(String jdbcUrl, String user, String password) {
    @Override
    public String toString() {
      return "OwnDatabase[" + jdbcUrl + ", " + user + "]";
    }
  }

  /**
   * Reads the settings: those given by the command line first, then the environment's, then those
   * of {@code .env} in the working directory. An unknown name or a bad value anywhere among them
   * refuses the start, with every fault listed.
   */
  static Config read(Map<String, String> given, Map<String, String> environment, Path workingFolder)
      throws Misconfigured {
    var faults = new ArrayList<String>();
    var file = EnvFile.read(workingFolder.resolve(EnvFile.NAME), faults);
    var texts = merged(given, environment, file);
    refuseUnknown(texts, faults);
    var reading = new Reading(texts, given.keySet(), faults);
    var url = reading.value(Settings.DATABASE_URL);
    var user = reading.value(Settings.DATABASE_USER);
    var password = reading.value(Settings.DATABASE_PASSWORD);
    if (!reading.has(Settings.DATABASE_URL) && (user != null || password != null)) {
      faults.add("COMANDA_DATABASE_URL: is not set, but its user or password is");
    }
    reading.value(Settings.HEAP);
    refuseTwoKeys(reading, faults);
    var tls = tls(reading, faults);
    var config =
        new Config(
            reading.value(Settings.LISTEN, "127.0.0.1"),
            reading.value(Settings.PORT, 8080),
            reading.value(Settings.PUBLIC_URL),
            tls,
            reading.value(Settings.TRUSTED_PROXIES, Proxies.none()),
            reading.value(Settings.HOSTS, Hosts.byThemselves()),
            reading.value(Settings.DATA, dataByDefault(environment)),
            url == null
                ? null
                : new OwnDatabase(
                    url, user == null ? "comanda" : user, password == null ? "" : password),
            reading.value(Settings.EVENTS_DAYS, EVENTS_KEPT),
            reading.value(Settings.PG_USER),
            reading.value(Settings.PG_DEATHSIG, true),
            reading.value(Settings.ROLES, Set.of(NodeRole.values())),
            features(reading),
            false);
    if (!faults.isEmpty()) {
      throw new Misconfigured(faults);
    }
    return config;
  }

  private static SettingValues features(Reading reading) {
    var texts = new HashMap<>(reading.texts());
    texts.keySet().retainAll(Settings.FEATURES.stream().map(Setting::name).toList());
    Settings.FEATURES.forEach(reading::value);
    return new SettingValues(texts);
  }

  private static void refuseTwoKeys(Reading reading, List<String> faults) {
    if (reading.has(VaultSettings.KEY_FILE) && reading.has(VaultSettings.KEY)) {
      faults.add("COMANDA_SECRET_KEY_FILE, COMANDA_SECRET_KEY: both are set; one must do");
    }
  }

  private static @Nullable TlsFiles tls(Reading reading, List<String> faults) {
    var certificate = reading.value(Settings.TLS_CERTIFICATE);
    var key = reading.value(Settings.TLS_KEY);
    if (reading.has(Settings.TLS_CERTIFICATE) != reading.has(Settings.TLS_KEY)) {
      faults.add("COMANDA_TLS_CERTIFICATE, COMANDA_TLS_KEY: one is set, but not the other");
    }
    return certificate == null || key == null ? null : new TlsFiles(certificate, key);
  }

  /** The same settings for the demonstration, on the embedded database in this folder. */
  Config demoIn(Path folder) {
    return new Config(
        listen,
        port,
        givenPublicUrl,
        tls,
        proxies,
        hosts,
        folder,
        null,
        eventsKept,
        pgUser,
        pgDeathSignal,
        roles,
        features,
        true);
  }

  /** The same for this machine alone, at any free port, with the embedded database in a folder. */
  Config forThisMachineIn(Path folder) {
    return forThisMachine(folder, null, Set.of(NodeRole.values()));
  }

  /** The same for a process that works one integration off, and says how it is at any free port. */
  Config forOneIntegration() {
    return forThisMachine(data, database, Set.of(NodeRole.WORKER));
  }

  private Config forThisMachine(
      Path folder, @Nullable OwnDatabase itsDatabase, Set<NodeRole> itsRoles) {
    return new Config(
        "127.0.0.1",
        0,
        null,
        null,
        Proxies.none(),
        Hosts.byThemselves(),
        folder,
        itsDatabase,
        eventsKept,
        pgUser,
        pgDeathSignal,
        itsRoles,
        features,
        false);
  }

  /** Where the web server listens. */
  HttpSettings web(Optional<Certificates> certificates) {
    var url = Optional.ofNullable(givenPublicUrl).map(Object::toString);
    return new HttpSettings(listen, port, url, proxies, hosts, certificates);
  }

  /** The address that phones use, given the port that was really taken. */
  URI publicUrl(int actualPort) {
    if (givenPublicUrl != null) {
      return givenPublicUrl;
    }
    return everywhere()
        ? Lan.address().map(host -> url(host, actualPort)).orElseGet(() -> ownUrl(actualPort))
        : ownUrl(actualPort);
  }

  /** The address at which this machine itself reaches it. */
  URI ownUrl(int actualPort) {
    return url(everywhere() ? "127.0.0.1" : listen, actualPort);
  }

  /** Whether others than this machine may reach it: by its address, by a proxy, by a public one. */
  boolean reached() {
    return !InetAddress.ofLiteral(listen).isLoopbackAddress()
        || givenPublicUrl != null
        || proxies.any();
  }

  private boolean everywhere() {
    return listen.equals("0.0.0.0") || listen.equals("0:0:0:0:0:0:0:0");
  }

  private URI url(String host, int port) {
    var scheme = tls == null ? "http://" : "https://";
    return URI.create(scheme + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }

  /** What is set, by name, as text, for show; it may hold bad values. */
  static Map<String, String> set(Map<String, String> environment, Path workingFolder)
      throws Misconfigured {
    var faults = new ArrayList<String>();
    var file = EnvFile.read(workingFolder.resolve(EnvFile.NAME), faults);
    if (!faults.isEmpty()) {
      throw new Misconfigured(faults);
    }
    return merged(Map.of(), environment, file);
  }

  /** Each setting that is set, by name; the command line wins over the environment, over .env. */
  private static Map<String, String> merged(
      Map<String, String> given, Map<String, String> environment, Map<String, String> file) {
    var texts = new HashMap<String, String>();
    for (var source : List.of(file, environment, given)) {
      source.forEach((name, text) -> texts.put(name, text.strip()));
    }
    texts.keySet().removeIf(name -> !name.startsWith(Setting.PREFIX));
    texts.values().removeIf(String::isEmpty);
    return new TreeMap<>(texts);
  }

  private static void refuseUnknown(Map<String, String> texts, List<String> faults) {
    var known = new HashSet<String>();
    Settings.ALL.forEach(setting -> known.add(setting.name()));
    for (var name : texts.keySet()) {
      if (!known.contains(name)) {
        faults.add(name + ": is not a setting; './comanda settings' lists them");
      }
    }
  }

  private static Path dataByDefault(Map<String, String> environment) {
    if ("root".equals(System.getProperty("user.name"))) {
      return Path.of("/var/lib/comanda");
    }
    var xdg = environment.getOrDefault("XDG_DATA_HOME", "");
    return xdg.startsWith("/")
        ? Path.of(xdg, "comanda")
        : Path.of(System.getProperty("user.home"), ".local", "share", "comanda");
  }

  private record Reading(Map<String, String> texts, Set<String> given, List<String> faults) {
    boolean has(Setting<?> setting) {
      return texts.containsKey(setting.name());
    }

    <T> @Nullable T value(Setting<T> setting) {
      var text = texts.get(setting.name());
      if (text == null) {
        return null;
      }
      try {
        return setting.reader().read(text);
      } catch (IllegalArgumentException e) {
        faults.add(
            (given.contains(setting.name()) ? setting.option() : setting.name())
                + ": "
                + setting.shown(text)
                + " "
                + e.getMessage()
                + "; it must be "
                + setting.accepts());
        return null;
      }
    }

    <T> T value(Setting<T> setting, T byDefault) {
      var value = value(setting);
      return value == null ? byDefault : value;
    }
  }
}
