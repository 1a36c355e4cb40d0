package dev.comanda.log.writer;

import dev.comanda.log.Idempotency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to change something at one location, with all its ids fixed, so that it can be looked for
 * after a crash. Commands are records; they are applied by their kind, many at a time.
 *
 * @param <R> what the caller is answered
 */
public interface Command<R> {
  /** Where. */
  UUID locationId();

  /** What applies commands of this kind. */
  Kind<?, R> kind();

  /** The caller's key against doing it twice, if one was sent. */
  @Nullable Idempotency idempotency();
}
