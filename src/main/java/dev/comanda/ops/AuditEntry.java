package dev.comanda.ops;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit log, as it is shown.
 *
 * @param locationId null where it belongs to no location
 */
public record AuditEntry(
    UUID id,
    Instant at,
    Action action,
    Deed.By by,
    @Nullable UUID locationId,
    Target target,
    String address,
    @Nullable String reason) {

  /** What it was done to. */
  public record Target(String type, @Nullable String id) {}
}
