package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.gateway.ScanSettings;
import dev.comanda.http.tls.TlsFiles;
import dev.comanda.ops.AuditLog;
import dev.comanda.part.NodeRole;
import dev.comanda.part.SettingValues;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where settings come from, what they default to, and what is refused. */
class ConfigTest {
  private static final Map<String, String> REACHED =
      Map.of(
          "COMANDA_LISTEN", "0.0.0.0",
          "COMANDA_PORT", "0",
          "COMANDA_PUBLIC_URL", "https://order.example/",
          "COMANDA_TLS_CERTIFICATE", "/etc/tls/bar.pem",
          "COMANDA_TLS_KEY", "/etc/tls/bar.key",
          "COMANDA_TRUSTED_PROXIES", "10.0.0.0/8, fd00::/8,192.0.2.7");

  @TempDir Path folder;

  @Test
  void every_setting_has_a_default() throws Misconfigured {
    var config = read(Map.of("XDG_DATA_HOME", "/xdg"));
    assertThat(config.listen()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.givenPublicUrl()).isNull();
    assertThat(config.tls()).isNull();
    assertThat(config.database()).isNull();
    assertThat(config.pgUser()).isNull();
    assertThat(config.pgDeathSignal()).isTrue();
    assertThat(config.eventsKept()).isEqualTo(Duration.ofDays(90));
    assertThat(config.features()).isEqualTo(SettingValues.NONE);
    assertThat(config.roles()).containsExactlyInAnyOrder(NodeRole.values());
    var root = "root".equals(System.getProperty("user.name"));
    assertThat(config.data()).isEqualTo(Path.of(root ? "/var/lib/comanda" : "/xdg/comanda"));
  }

  @Test
  void every_setting_can_be_set() throws Misconfigured {
    var config =
        Config.read(
            REACHED,
            Map.of(
                "COMANDA_DATA", "/srv/comanda/",
                "COMANDA_DATABASE_URL", "postgresql://db.example:5433/comanda?sslmode=require",
                "COMANDA_DATABASE_USER", "waiter",
                "COMANDA_DATABASE_PASSWORD", "geheim",
                "COMANDA_PG_USER", "nobody",
                "COMANDA_PG_DEATHSIG", "off",
                "COMANDA_EVENTS_DAYS", "30",
                "COMANDA_AUDIT_DAYS", "60",
                "COMANDA_ROLES", "upkeep",
                "COMANDA_HEAP", "1g"),
            folder);
    var database =
        new Config.OwnDatabase(
            "jdbc:postgresql://db.example:5433/comanda?sslmode=require", "waiter", "geheim");
    assertThat(config)
        .isEqualTo(
            new Config(
                "0.0.0.0",
                0,
                URI.create("https://order.example"),
                new TlsFiles(Path.of("/etc/tls/bar.pem"), Path.of("/etc/tls/bar.key")),
                config.proxies(),
                config.hosts(),
                Path.of("/srv/comanda"),
                database,
                Duration.ofDays(30),
                "nobody",
                false,
                Set.of(NodeRole.UPKEEP),
                new SettingValues(Map.of("COMANDA_AUDIT_DAYS", "60")),
                false));
    assertThat(config.features().of(AuditLog.DAYS)).isEqualTo(Duration.ofDays(60));
  }

  @Test
  void how_scans_are_taken_can_be_set() throws Misconfigured {
    var config =
        read(
            Map.of(
                "COMANDA_SCAN_PATH", "/drinks/order",
                "COMANDA_SCAN_LOCATION", "blue-hour-bar",
                "COMANDA_SCAN_WINDOW", "0"));
    var set = config.features();
    assertThat(set.of(ScanSettings.PATH)).isEqualTo("/drinks/order");
    assertThat(set.of(ScanSettings.LOCATION)).isEqualTo("blue-hour-bar");
    assertThat(set.of(ScanSettings.WINDOW)).isEqualTo(Duration.ZERO);
  }

  @Test
  void roles_may_be_written_with_spaces_and_in_any_order() throws Misconfigured {
    assertThat(read(Map.of("COMANDA_ROLES", "upkeep, api")).roles())
        .containsExactlyInAnyOrder(NodeRole.API, NodeRole.UPKEEP);
  }

  @Test
  void the_proxy_that_is_malformed_is_named() {
    assertThatThrownBy(() -> read(Map.of("COMANDA_TRUSTED_PROXIES", "10.0.0.1, 10.0.0.0/33")))
        .hasMessageContaining("COMANDA_TRUSTED_PROXIES: ")
        .hasMessageContaining("is wrong at '10.0.0.0/33'");
  }

  @Test
  void a_certificate_without_its_key_is_named_by_both_settings() {
    assertThatThrownBy(() -> read(Map.of("COMANDA_TLS_KEY", "/etc/tls/bar.key")))
        .hasMessageContainingAll("COMANDA_TLS_CERTIFICATE", "COMANDA_TLS_KEY");
  }

  @Test
  void every_address_follows_from_where_it_listens() throws Misconfigured {
    assertThat(read(Map.of()).publicUrl(81)).hasToString("http://127.0.0.1:81");
    assertThat(read(Map.of("COMANDA_LISTEN", "192.0.2.7")).publicUrl(81))
        .hasToString("http://192.0.2.7:81");
    var tls =
        Map.of(
            "COMANDA_LISTEN", "::",
            "COMANDA_TLS_CERTIFICATE", "/etc/tls/bar.pem",
            "COMANDA_TLS_KEY", "/etc/tls/bar.key");
    assertThat(read(tls).ownUrl(443)).hasToString("https://127.0.0.1:443");
    assertThat(read(tls).publicUrl(443).getScheme()).isEqualTo("https");
  }

  @Test
  void the_command_line_wins_over_the_environment_and_that_over_the_file()
      throws Misconfigured, IOException {
    Files.writeString(
        folder.resolve(".env"),
        """
        # ports
        COMANDA_PORT = 1
        COMANDA_LISTEN="::1"
        COMANDA_DATA='/from/file'
        OTHER=ours? no
        """);
    var environment = Map.of("COMANDA_PORT", "2", "COMANDA_DATA", "/from/environment");
    var config = Config.read(Map.of("COMANDA_PORT", "3"), environment, folder);
    assertThat(config.port()).isEqualTo(3);
    assertThat(config.data()).isEqualTo(Path.of("/from/environment"));
    assertThat(config.publicUrl(80)).hasToString("http://[0:0:0:0:0:0:0:1]:80");
  }

  @Test
  void all_faults_are_told_at_once() throws IOException {
    Files.writeString(folder.resolve(".env"), "COMANDA_PORT=x\nno equals sign\n");
    var environment = Map.of("COMANDA_PROT", "1", "COMANDA_LISTEN", "here", "OTHER", "1");
    assertThatThrownBy(() -> Config.read(Map.of(), environment, folder))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            e ->
                assertThat(e.faults())
                    .containsExactlyInAnyOrder(
                        folder.resolve(".env") + ":2: is not NAME=value",
                        "COMANDA_PROT: is not a setting; './comanda settings' lists them",
                        "COMANDA_LISTEN: here is not an IP address; it must be "
                            + Settings.LISTEN.accepts(),
                        "COMANDA_PORT: x is not a number from 0 to 65535; it must be "
                            + Settings.PORT.accepts()));
  }

  @ParameterizedTest
  @CsvSource({
    "COMANDA_LISTEN, localhost",
    "COMANDA_LISTEN, 1.2.3.4.5",
    "COMANDA_PORT, -1",
    "COMANDA_PORT, 65536",
    "COMANDA_PORT, 99999999999",
    "COMANDA_PUBLIC_URL, order.example",
    "COMANDA_PUBLIC_URL, ftp://order.example",
    "COMANDA_PUBLIC_URL, https://order.example/path",
    "COMANDA_PUBLIC_URL, https://me@order.example",
    "COMANDA_PUBLIC_URL, http://order.example:0",
    "COMANDA_PUBLIC_URL, http://order.example:70000",
    "COMANDA_TLS_CERTIFICATE, bar.pem",
    "COMANDA_TLS_CERTIFICATE, /etc/tls/bar.pem",
    "COMANDA_TLS_KEY, /etc/tls/bar.key",
    "COMANDA_TRUSTED_PROXIES, proxy.example",
    "COMANDA_DATA, relative/folder",
    "COMANDA_DATABASE_URL, mysql://db/comanda",
    "COMANDA_DATABASE_URL, postgresql://db",
    "COMANDA_DATABASE_URL, postgresql://me:geheim@db/comanda",
    "COMANDA_DATABASE_URL, postgresql://db/comanda?user=me",
    "COMANDA_DATABASE_URL, postgresql://db/comanda?sslmode=require&password=geheim",
    "COMANDA_DATABASE_USER, me",
    "COMANDA_PG_USER, root",
    "COMANDA_PG_USER, a b",
    "COMANDA_PG_DEATHSIG, yes",
    "COMANDA_EVENTS_DAYS, 2",
    "COMANDA_EVENTS_DAYS, 3651",
    "COMANDA_EVENTS_DAYS, 1.5",
    "COMANDA_AUDIT_DAYS, 29",
    "COMANDA_AUDIT_DAYS, 3651",
    "COMANDA_SCAN_PATH, OMS",
    "COMANDA_SCAN_PATH, /",
    "COMANDA_SCAN_PATH, /OMS/",
    "COMANDA_SCAN_PATH, /api/drinks",
    "COMANDA_SCAN_PATH, /a b",
    "COMANDA_SCAN_LOCATION, Blue Hour",
    "COMANDA_SCAN_WINDOW, -1",
    "COMANDA_SCAN_WINDOW, 61",
    "COMANDA_SCAN_WINDOW, 5s",
    "COMANDA_ROLES, cook",
    "COMANDA_ROLES, 'api,api'",
    "COMANDA_ROLES, 'api,'",
    "COMANDA_HEAP, 64m",
    "COMANDA_HEAP, plenty",
    "COMANDA_DELIVERY_ALERT_MINUTES, 0",
    "COMANDA_DELIVERY_ALERT_MINUTES, 1441",
    "COMANDA_SECRET_KEY_FILE, keys",
    "COMANDA_SECRET_KEY, geheim",
  })
  void a_bad_value_stops_the_start(String name, String value) {
    assertThatThrownBy(() -> read(Map.of(name, value)))
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("COMANDA_");
  }

  @Test
  void keys_come_from_one_place() {
    var both =
        Map.of(
            "COMANDA_SECRET_KEY_FILE",
            "/etc/comanda/keys",
            "COMANDA_SECRET_KEY",
            "1:" + "A".repeat(43) + "=");
    assertThatThrownBy(() -> read(both))
        .hasMessageContaining("COMANDA_SECRET_KEY_FILE, COMANDA_SECRET_KEY: both are set");
  }

  @Test
  void secrets_are_never_printed() throws Misconfigured {
    var config =
        read(
            Map.of(
                "COMANDA_DATABASE_URL", "postgresql://db/comanda",
                "COMANDA_DATABASE_PASSWORD", "geheim",
                "COMANDA_SECRET_KEY", "1:" + "geheim".repeat(7) + "A="));
    assertThat(config.toString()).contains("COMANDA_SECRET_KEY").doesNotContain("geheim");
    assertThatThrownBy(() -> read(Map.of("COMANDA_SECRET_KEY", "1:geheim")))
        .hasMessageContaining("COMANDA_SECRET_KEY")
        .hasMessageNotContaining("geheim");
    var tooLong = "geheim".repeat(1000);
    assertThatThrownBy(() -> read(Map.of("COMANDA_DATABASE_PASSWORD", tooLong)))
        .hasMessageContaining("COMANDA_DATABASE_PASSWORD")
        .hasMessageNotContaining("geheim");
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://me:geheim@db/comanda",
    "postgresql://me:ge@heim@db/comanda",
    "postgresql://db/comanda?password=geheim",
    "postgresql://db/comanda?sslmode=require&password=geheim",
    "jdbc:mysql://me:geheim@db/comanda",
    "postgresql://me:geheim@db",
    "postgresql://db/comanda?sslpassword=geheim"
  })
  void a_password_in_an_address_is_not_repeated(String url) {
    var environment =
        Map.of("COMANDA_DATABASE_URL", url, "COMANDA_DATABASE_USER", "x", "COMANDA_PORT", "x");
    assertThatThrownBy(() -> read(environment))
        .isInstanceOf(Misconfigured.class)
        .hasMessageNotContaining("is not set")
        .hasMessageNotContaining("heim");
    assertThat(SettingsReference.text(environment))
        .contains("COMANDA_DATABASE_URL")
        .doesNotContain("heim");
  }

  private Config read(Map<String, String> environment) throws Misconfigured {
    return Config.read(Map.of(), environment, folder);
  }
}
