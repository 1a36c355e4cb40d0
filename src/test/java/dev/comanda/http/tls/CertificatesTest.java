package dev.comanda.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which certificates are shown, which are refused, and what an operator hears of it. */
class CertificatesTest {
  @TempDir Path folder;

  private TestCertificate good;
  private TlsFiles files;

  @BeforeEach
  void aGoodOne() {
    good = TestCertificate.days(folder, 365);
    files = good.write(folder);
  }

  @Test
  void a_certificate_with_its_key_is_taken() {
    var loaded = load();
    assertThat(loaded.shown()).isEqualTo(good.certificate());
    assertThat(loaded.warnings()).isEmpty();
  }

  @Test
  void a_key_of_rsa_is_taken_too() {
    TestCertificate.make(folder, "RSA", "-1d", 365).write(folder);
    assertThat(load().shown().getPublicKey().getAlgorithm()).isEqualTo("RSA");
  }

  @Test
  void what_cannot_be_used_is_named_with_its_files() throws IOException {
    var key = files.key();
    Files.writeString(key, "a key");
    refused("the key's file holds no private key in PEM");
    Files.writeString(key, good.keyPem("EC PRIVATE KEY"));
    refused("EC PRIVATE KEY; make it a plain one with: openssl pkcs8");
    Files.writeString(key, good.keyPem("ENCRYPTED PRIVATE KEY"));
    refused("ENCRYPTED PRIVATE KEY; make it a plain one");
    Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    refused("the key is broken, or of another type");
    Files.writeString(key, TestCertificate.make(folder, "RSA", "-1d", 2).keyPem("PRIVATE KEY"));
    refused("the key is broken, or of another type");
    Files.writeString(key, TestCertificate.days(folder, 365).keyPem("PRIVATE KEY"));
    refused("the key is not that of the certificate");
    Files.write(key, new byte[256 * 1024 + 1]);
    refused("server.key is larger than 262144 bytes");
    Files.delete(key);
    refused("server.key cannot be read (NoSuchFileException)");
    Files.createDirectory(key);
    refused("server.key cannot be read");
  }

  @Test
  void a_certificate_that_is_none_is_refused() throws IOException {
    Files.writeString(files.certificate(), "");
    refused("holds no certificate");
    Files.writeString(files.certificate(), "-----BEGIN CERTIFICATE-----\nAAAA\n");
    refused("is no certificate in PEM");
    var stranger = TestCertificate.days(folder, 2).certificatePem();
    Files.writeString(files.certificate(), stranger + good.certificatePem());
    refused("the key is not that of the certificate");
    TestCertificate.make(folder, "Ed25519", "-1d", 365).write(folder);
    refused("not RSA or EC");
  }

  @Test
  void one_that_ended_is_shown_but_warned_of() {
    TestCertificate.ended(folder).write(folder);
    assertThat(load().warnings()).singleElement().asString().startsWith("The certificate ended at");
  }

  @Test
  void one_that_ends_soon_is_warned_of() {
    TestCertificate.days(folder, 10).write(folder);
    assertThat(load().warnings()).singleElement().asString().startsWith("The certificate ends at");
  }

  @Test
  void a_renewed_one_is_shown_without_a_start() throws IOException {
    var shown = new ArrayList<SSLContext>();
    var loaded = load();
    loaded.shownBy(shown::add);
    loaded.look();
    assertThat(shown).hasSize(1);

    var next = TestCertificate.days(folder, 365);
    next.write(folder);
    loaded.look();
    loaded.look();

    assertThat(shown).hasSize(2);
    assertThat(loaded.shown()).isEqualTo(next.certificate());
    assertThat(loaded.warnings()).isEmpty();
  }

  @Test
  void a_broken_new_one_changes_nothing_and_is_warned_of_until_it_is_mended() throws IOException {
    var shown = new ArrayList<SSLContext>();
    var loaded = load();
    loaded.shownBy(shown::add);
    for (var broken :
        List.of("", "half a certif", TestCertificate.days(folder, 2).certificatePem())) {
      Files.writeString(files.certificate(), broken);
      loaded.look();
      loaded.look();
      assertThat(loaded.warnings())
          .containsExactly("The new certificate cannot be used; the one before it is still shown.");
    }
    Files.delete(files.certificate());
    loaded.look();
    assertThat(loaded.warnings()).hasSize(1);
    assertThat(loaded.shown()).isEqualTo(good.certificate());
    assertThat(shown).hasSize(1);

    good.write(folder);
    loaded.look();
    assertThat(loaded.warnings()).isEmpty();
  }

  private Certificates load() {
    return Certificates.load(files, Clock.systemUTC());
  }

  private void refused(String reason) {
    assertThatThrownBy(this::load)
        .isInstanceOf(Certificates.Unusable.class)
        .hasMessageContainingAll(files.certificate().toString(), files.key().toString(), reason);
  }
}
