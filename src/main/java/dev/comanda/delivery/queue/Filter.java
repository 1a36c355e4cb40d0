package dev.comanda.delivery.queue;

import dev.comanda.delivery.course.State;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are meant; what is null, or no state at all, leaves out none.
 *
 * @param locations where they are
 * @param reasonCode why they stand as they do; of what was cleared, why it stood so before
 * @param uniqueId by which whoever sent them knows them
 */
public record Filter(
    Collection<UUID> locations,
    @Nullable UUID integrationId,
    Set<State> states,
    @Nullable String document,
    @Nullable String reasonCode,
    @Nullable UUID orderId,
    @Nullable String uniqueId) {
  /** Copies the collections. */
  public Filter {
    locations = List.copyOf(locations);
    states = Set.copyOf(states);
  }

  /** Of one integration those in some states, on a document and for a reason, or on and for any. */
  public static Filter of(
      UUID locationId,
      UUID integrationId,
      Set<State> states,
      @Nullable String document,
      @Nullable String reasonCode) {
    return new Filter(List.of(locationId), integrationId, states, document, reasonCode, null, null);
  }
}
