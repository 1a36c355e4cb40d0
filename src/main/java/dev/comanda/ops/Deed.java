package dev.comanda.ops;

import dev.comanda.http.Action;
import dev.comanda.http.Caller;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done, and is to be written down.
 *
 * @param locationId null where it belongs to no location
 * @param targetId which thing, as {@link TargetIds} says it; null where the action's word says all
 * @param address the network address that it was asked for from
 * @param reason as it was given
 * @param repeated whether this only answers an earlier request once more
 */
public record Deed(
    Action action,
    By by,
    @Nullable UUID locationId,
    @Nullable String targetId,
    String address,
    @Nullable String reason,
    boolean repeated) {

  /** Who: a role or {@code key} with its id and name; neither for {@code unknown}. */
  public record By(String type, @Nullable UUID id, @Nullable String name) {
    /** Somebody who is not known. */
    public static final By UNKNOWN = new By("unknown", null, null);

    /** A member of staff, or a key. */
    public static By of(Caller.Crew crew) {
      return switch (crew) {
        case Caller.Staff staff ->
            new By(staff.role().name().toLowerCase(Locale.ROOT), staff.staffId(), staff.name());
        case Caller.Key key -> new By("key", key.id(), key.name());
      };
    }
  }

  /** The same, at a location. */
  Deed at(@Nullable UUID location) {
    return new Deed(action, by, location, targetId, address, reason, repeated);
  }

  /** The location for the row: the zero id for none. */
  UUID rowLocation() {
    return Objects.requireNonNullElse(locationId, AuditRows.NOWHERE);
  }
}
