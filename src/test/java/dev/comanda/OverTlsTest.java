package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.db.TestPostgres;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.demo.Visitor;
import dev.comanda.http.proxy.Hosts;
import dev.comanda.http.proxy.Proxies;
import dev.comanda.http.tls.Certificates;
import dev.comanda.http.tls.TestCertificate;
import dev.comanda.http.tls.TlsFiles;
import dev.comanda.json.Json;
import dev.comanda.part.NodeRole;
import dev.comanda.part.SettingValues;
import dev.comanda.staff.Passwords;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program with a certificate of its own. */
class OverTlsTest {
  @TempDir Path folder;

  private final TestPostgres postgres = TestPostgres.fresh();

  @AfterEach
  void stop() {
    postgres.close();
  }

  @Test
  void a_certificate_that_ended_is_shown_and_told_to_the_operator() throws Exception {
    var certificate = TestCertificate.ended(folder);
    try (var app = start(certificate.write(folder), null)) {
      var ready = get(app, certificate, "/readyz");
      assertThat(ready.statusCode()).isEqualTo(200);
      var warnings = Json.tree(ready.body()).get("warnings");
      assertThat(warnings).hasSize(1);
      assertThat(warnings.get(0).textValue()).startsWith("The certificate ended at ");
      assertThat(app.warnings()).hasSize(1);
    }
  }

  @Test
  void links_begin_with_https_and_the_demo_reaches_it_by_another_name_than_the_certificates()
      throws Exception {
    var certificate = TestCertificate.days(folder, 365);
    var url = URI.create("https://order.example");
    try (var app = start(certificate.write(folder), null);
        var named = start(certificate.write(folder), url)) {
      assertThat(app.publicUrl()).isEqualTo("https://127.0.0.1:" + app.ownUrl().getPort());
      assertThat(app.setupLink()).get().asString().startsWith(app.publicUrl() + "/setup#");
      assertThat(named.setupLink()).get().asString().startsWith(url + "/setup#");

      new DemoPlaces(app.database(), new Passwords(), Clock.systemUTC())
          .prepare(DemoPlaces.PASSWORD);
      try (var visitor = visitor(app, certificate)) {
        assertThat(visitor.table("bistro", "Try me")).isNotEmpty();
      }
      var other = TestCertificate.days(folder, 365);
      assertThatThrownBy(() -> visitor(app, other)).hasMessageContaining("another certificate");
    }
  }

  @Test
  void a_certificate_that_cannot_be_used_stops_the_start_before_all_else() {
    var missing = new TlsFiles(folder.resolve("none.pem"), folder.resolve("none.key"));
    assertThatThrownBy(() -> start(missing, null))
        .isInstanceOf(Certificates.Unusable.class)
        .hasMessageContaining("none.pem");
  }

  private static Visitor visitor(App app, TestCertificate certificate) {
    var email = DemoPlaces.PEOPLE.get(2).email();
    var address = app.ownUrl();
    return new Visitor(address, Optional.of(certificate.certificate()), email, DemoPlaces.PASSWORD);
  }

  private App start(TlsFiles files, @Nullable URI publicUrl) {
    var database = new Config.OwnDatabase(postgres.jdbcUrl(), postgres.user(), postgres.password());
    var config =
        new Config(
            "127.0.0.1",
            0,
            publicUrl,
            files,
            Proxies.none(),
            Hosts.byThemselves(),
            folder.resolve("unused"),
            database,
            Config.EVENTS_KEPT,
            null,
            true,
            Set.of(NodeRole.values()),
            SettingValues.NONE,
            false);
    return App.start(config, Clock.systemUTC(), line -> {});
  }

  private static HttpResponse<String> get(App app, TestCertificate certificate, String path)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newBuilder().sslContext(certificate.trust()).build()) {
      var request = HttpRequest.newBuilder(URI.create(app.ownUrl() + path)).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
