package dev.comanda.delivery.course;

import dev.comanda.delivery.connector.Trouble;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What kept an attempt from its work, as a value.
 *
 * @param retryAfter after what time the ERP asked to be asked again; null where it did not
 */
public record Failure(Trouble.Kind kind, Reason reason, @Nullable Duration retryAfter) {
  /** The same as a value. */
  static Failure of(Trouble trouble) {
    return new Failure(
        trouble.kind(),
        new Reason(trouble.code(), trouble.text()),
        trouble.retryAfter().orElse(null));
  }

  /** Whether the ERP surely has not acted. */
  boolean before() {
    return kind.before();
  }

  /** Whether the ERP was not asked, as nobody could read who signs in. */
  boolean unread() {
    return reason.code().equals(Reason.CREDENTIALS_UNREADABLE);
  }

  /** Whether it concerns all of an integration, and so must not be forgotten over what follows. */
  boolean lasting() {
    return kind == Trouble.Kind.BUSY || kind == Trouble.Kind.CREDENTIALS;
  }
}
