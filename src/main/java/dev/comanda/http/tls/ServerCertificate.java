package dev.comanda.http.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that was read, whose key is known to fit.
 *
 * @param certificate the server's own
 * @param context shows it, and those that lead to its issuer, to clients
 */
record ServerCertificate(X509Certificate certificate, SSLContext context) {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----([^-]*)-----END");

  private static final String PKCS8 = "PRIVATE KEY";

  /** Two files' contents cannot be used; the message says why, and ends without a point. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String reason) {
      super(reason);
    }

    Unfit(String reason, Throwable cause) {
      super(reason, cause);
    }
  }

  /** Reads a certificate and its key from PEM texts. */
  static ServerCertificate read(byte[] certificatePem, byte[] keyPem) throws Unfit {
    var chain = chain(certificatePem);
    var own = chain.getFirst();
    var algorithm = own.getPublicKey().getAlgorithm();
    if (!algorithm.equals("RSA") && !algorithm.equals("EC")) {
      throw new Unfit("the certificate is for a key of type " + algorithm + ", not RSA or EC");
    }
    var key = key(keyPem, algorithm);
    if (!fit(key, own.getPublicKey(), algorithm)) {
      throw new Unfit("the key is not that of the certificate");
    }
    return new ServerCertificate(own, context(chain, key));
  }

  /** From when on it no longer counts. */
  Instant end() {
    return certificate.getNotAfter().toInstant();
  }

  private static List<X509Certificate> chain(byte[] pem) throws Unfit {
    try {
      var found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (found.isEmpty()) {
        throw new Unfit("the certificate's file holds no certificate");
      }
      return found;
    } catch (CertificateException e) {
      throw new Unfit("the certificate's file is no certificate in PEM", e);
    }
  }

  private static PrivateKey key(byte[] pem, String algorithm) throws Unfit {
    var block = KEY.matcher(new String(pem, StandardCharsets.ISO_8859_1));
    if (!block.find()) {
      throw new Unfit("the key's file holds no private key in PEM");
    }
    if (!block.group(1).equals(PKCS8)) {
      throw new Unfit(
          "the key is a "
              + block.group(1)
              + "; make it a plain one with: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
    }
    try {
      var der = Base64.getMimeDecoder().decode(block.group(2));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new Unfit("the key is broken, or of another type than the certificate's", e);
    }
  }

  private static boolean fit(PrivateKey key, PublicKey shown, String algorithm) throws Unfit {
    var words = "comanda".getBytes(StandardCharsets.US_ASCII);
    try {
      var signature =
          Signature.getInstance("SHA256with" + (algorithm.equals("EC") ? "ECDSA" : algorithm));
      signature.initSign(key);
      signature.update(words);
      var signed = signature.sign();
      signature.initVerify(shown);
      signature.update(words);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      throw new Unfit("the key cannot sign for the certificate", e);
    }
  }

  private static SSLContext context(List<X509Certificate> chain, PrivateKey key) throws Unfit {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      var none = new char[0];
      store.setKeyEntry("server", key, none, chain.toArray(X509Certificate[]::new));
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, none);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | java.io.IOException e) {
      throw new Unfit(
          "the certificates are not in order: first the server's, then its issuer's", e);
    }
  }
}
