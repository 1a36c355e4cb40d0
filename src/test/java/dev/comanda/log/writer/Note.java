package dev.comanda.log.writer;

import dev.comanda.db.Ids;
import dev.comanda.log.Idempotency;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Appends one event, in which its id stands as the order's.
 *
 * @param notes what applies it
 */
public record Note(
    UUID locationId, UUID id, String text, Notes notes, @Nullable Idempotency idempotency)
    implements Command<String> {
  static Note at(UUID location, String text, Notes notes) {
    return new Note(location, Ids.next(), text, notes, null);
  }

  /** The same note with a key; its text is the body. */
  public Note withKey(UUID caller, String key) {
    var body = text.getBytes(StandardCharsets.UTF_8);
    return new Note(
        locationId, id, text, notes, Idempotency.of(caller, Optional.of(key), "POST /notes", body));
  }

  @Override
  public Kind<?, String> kind() {
    return notes;
  }
}
