package dev.comanda.http.tls;

import dev.comanda.http.tls.ServerCertificate.Unfit;
import dev.comanda.problem.Lasting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate for TLS, as its files have it. They are looked at again and again, so that a
 * renewed certificate is shown without a restart; one that cannot be used changes nothing but
 * {@link #warnings}. Thread-safe.
 */
public final class Certificates implements AutoCloseable {
  /** How often the files are looked at. */
  public static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  /** How long before its end a certificate is warned of; those who renew by themselves do so 30. */
  public static final Duration ENDS_SOON = Duration.ofDays(14);

  /** Bytes of a file; a certificate with its chain has about 6 KB. */
  private static final int FILE_BYTES_MAX = 256 * 1024;

  private static final Logger log = LoggerFactory.getLogger(Certificates.class);

  private final TlsFiles files;
  private final Clock clock;
  private final Lasting watch = new Lasting("certificates", this::turn);
  private volatile boolean stopping;
  private volatile ServerCertificate shown;
  private volatile List<String> warnings = List.of();
  private Contents inUse;
  private Contents tried;
  private String unfit = "";
  private Display display = context -> {};

  /** Shows a certificate to those who connect from now on. */
  @FunctionalInterface
  public interface Display {
    /** Takes the next one. */
    void show(SSLContext context) throws Exception;
  }

  private record Contents(byte[] certificate, byte[] key) {
    static Contents of(TlsFiles files) throws Unfit {
      return new Contents(read(files.certificate()), read(files.key()));
    }

    private static byte[] read(Path file) throws Unfit {
      try (var in = Files.newInputStream(file)) {
        var bytes = in.readNBytes(FILE_BYTES_MAX + 1);
        if (bytes.length > FILE_BYTES_MAX) {
          throw new Unfit(file + " is larger than " + FILE_BYTES_MAX + " bytes");
        }
        return bytes;
      } catch (IOException e) {
        throw new Unfit(file + " cannot be read (" + e.getClass().getSimpleName() + ")", e);
      }
    }

    boolean same(Contents other) {
      return Arrays.equals(certificate, other.certificate) && Arrays.equals(key, other.key);
    }
  }

  /** The certificate cannot be used at a start; the message says why in plain words. */
  public static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private Certificates(TlsFiles files, Clock clock, Contents inUse, ServerCertificate shown) {
    this.files = files;
    this.clock = clock;
    this.inUse = inUse;
    this.tried = inUse;
    this.shown = shown;
  }

  /**
   * Reads the files, which must hold a certificate and its key. One that has ended is taken, with a
   * warning.
   *
   * @throws Unusable when they do not
   */
  public static Certificates load(TlsFiles files, Clock clock) {
    try {
      var found = Contents.of(files);
      var shown = ServerCertificate.read(found.certificate, found.key);
      var loaded = new Certificates(files, clock, found, shown);
      loaded.warn();
      return loaded;
    } catch (Unfit e) {
      throw new Unusable(
          "the certificate "
              + files.certificate()
              + " with the key "
              + files.key()
              + " cannot be used: "
              + e.getMessage(),
          e);
    }
  }

  /** Shows the certificate there, now and whenever it changes. */
  public synchronized void shownBy(Display where) {
    display = where;
    try {
      display.show(shown.context());
    } catch (Exception e) {
      throw new IllegalStateException("the certificate cannot be shown", e);
    }
  }

  /** Begins to look at the files. */
  public void start() {
    watch.start();
  }

  private boolean turn() {
    LockSupport.parkNanos(LOOK_EVERY.toNanos());
    look();
    return !stopping;
  }

  /** Looks at the files once; takes what they hold if it is new and can be used. */
  public synchronized void look() {
    try {
      var now = Contents.of(files);
      if (now.same(inUse)) {
        tried = inUse;
        unfit = "";
      } else if (!now.same(tried)) {
        tried = now;
        take(ServerCertificate.read(now.certificate, now.key));
        inUse = now;
      }
    } catch (Unfit e) {
      refuse(e.getMessage());
    }
    warn();
  }

  private void take(ServerCertificate next) throws Unfit {
    try {
      display.show(next.context());
    } catch (Exception e) {
      throw new Unfit("it cannot be shown", e);
    }
    shown = next;
    unfit = "";
    log.info("a new certificate is shown, which ends at {}", next.end());
  }

  private void refuse(@Nullable String reason) {
    var words = String.valueOf(reason);
    if (!words.equals(unfit)) {
      unfit = words;
      log.error(
          "the certificate in {} cannot be used, the one before it stays: {}",
          files.certificate(),
          words);
    }
  }

  private void warn() {
    var now = new ArrayList<String>();
    var end = shown.end();
    if (!clock.instant().isBefore(end)) {
      now.add("The certificate ended at " + end + ".");
    } else if (!clock.instant().plus(ENDS_SOON).isBefore(end)) {
      now.add("The certificate ends at " + end + ".");
    }
    if (!unfit.isEmpty()) {
      now.add("The new certificate cannot be used; the one before it is still shown.");
    }
    now.stream().filter(each -> !warnings.contains(each)).forEach(log::warn);
    warnings = List.copyOf(now);
  }

  /** The certificate that is shown. */
  public X509Certificate shown() {
    return shown.certificate();
  }

  /** What an operator should look at, in sentences without secrets; mostly nothing. */
  public List<String> warnings() {
    return warnings;
  }

  /** Looks at the files no more. */
  @Override
  public void close() {
    stopping = true;
    LockSupport.unpark(watch);
  }
}
