package dev.comanda.preparation.robot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates count when an engine is called by TLS. */
public final class TrustedAuthorities {
  /** The largest file of certificates, in bytes. */
  private static final int FILE_BYTES_MAX = 256 * 1024;

  /** A file of certificates cannot be used; the message says why in plain words. */
  public static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(Path file, String why, @Nullable Throwable cause) {
      super("the callbacks' authority " + file + " cannot be used: " + why, cause);
    }
  }

  private TrustedAuthorities() {}

  /** Those that Java knows. */
  public static SSLContext known() {
    try {
      return context(null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java's own authorities cannot be read", e);
    }
  }

  /**
   * Those that Java knows, and one's own beside them.
   *
   * @param file PEM: certificates of authorities, or of single engines
   * @throws Unusable when it holds none
   */
  public static SSLContext knownAnd(Path file) {
    var trusted = certificates(file);
    try {
      trusted.addAll(issuers());
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < trusted.size(); i++) {
        store.setCertificateEntry("authority " + i, trusted.get(i));
      }
      return context(managers(store));
    } catch (GeneralSecurityException | IOException e) {
      throw new Unusable(file, "it cannot be trusted", e);
    }
  }

  private static List<X509Certificate> certificates(Path file) {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(FILE_BYTES_MAX + 1);
      if (bytes.length > FILE_BYTES_MAX) {
        throw new Unusable(file, "it is larger than " + FILE_BYTES_MAX + " bytes", null);
      }
      var found = new ArrayList<X509Certificate>();
      for (var each :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes))) {
        found.add((X509Certificate) each);
      }
      if (found.isEmpty()) {
        throw new Unusable(file, "it holds no certificate", null);
      }
      return found;
    } catch (IOException e) {
      throw new Unusable(file, "it cannot be read (" + e.getClass().getSimpleName() + ")", e);
    } catch (CertificateException e) {
      throw new Unusable(file, "it is no certificate in PEM", e);
    }
  }

  /** Those that Java knows. */
  private static List<X509Certificate> issuers() throws GeneralSecurityException {
    var issuers = new ArrayList<X509Certificate>();
    for (var each : managers(null)) {
      if (each instanceof X509TrustManager known) {
        issuers.addAll(Arrays.asList(known.getAcceptedIssuers()));
      }
    }
    return issuers;
  }

  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static SSLContext context(TrustManager @Nullable [] managers)
      throws GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers, null);
    return context;
  }
}
