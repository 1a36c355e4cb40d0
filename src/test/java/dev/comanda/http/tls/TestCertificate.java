package dev.comanda.http.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for localhost that signs itself, made by the JDK's keytool.
 *
 * @param key its private key, PKCS#8
 */
public record TestCertificate(X509Certificate certificate, byte[] key) {
  private static final String PASSWORD = "nothing to hide";

  /** One that counts from yesterday, for so many days. */
  public static TestCertificate days(Path folder, int days) {
    return make(folder, "EC", "-1d", days);
  }

  /** One that ended a month ago. */
  public static TestCertificate ended(Path folder) {
    return make(folder, "EC", "-60d", 30);
  }

  /**
   * One of a kind.
   *
   * @param algorithm of the key, as keytool calls it
   * @param start from when on it counts, as keytool reads it
   */
  static TestCertificate make(Path folder, String algorithm, String start, int days) {
    try {
      var store = Files.createTempDirectory(folder, "keytool").resolve("store.p12");
      keytool(store, algorithm, start, Integer.toString(days));
      var made = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      return new TestCertificate(
          (X509Certificate) made.getCertificate("server"),
          Objects.requireNonNull(made.getKey("server", PASSWORD.toCharArray())).getEncoded());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keytool(Path store, String algorithm, String start, String days)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", "server", "-dname", "CN=localhost"));
    command.addAll(List.of("-ext", "san=dns:localhost,ip:127.0.0.1", "-keyalg", algorithm));
    command.addAll(List.of("-startdate", start, "-validity", days, "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), US_ASCII);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes both files and says where they are. */
  public TlsFiles write(Path folder) {
    var files = new TlsFiles(folder.resolve("server.pem"), folder.resolve("server.key"));
    try {
      Files.writeString(files.certificate(), certificatePem());
      Files.writeString(files.key(), keyPem("PRIVATE KEY"));
      return files;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  String certificatePem() {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String keyPem(String label) {
    return pem(label, key);
  }

  private static String pem(String label, byte[] der) {
    var lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
  }

  /** Trusts this certificate and no other. */
  public SSLContext trust() {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("server", certificate);
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
