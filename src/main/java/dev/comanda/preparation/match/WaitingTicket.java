package dev.comanda.preparation.match;

import dev.comanda.json.NameKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A ticket that nobody prepares yet.
 *
 * @param products what is to be made, at least one
 * @param customer for whom, as the name was given; empty when it was not
 * @param rush whether somebody said that it comes before others
 * @param fireAt when it is to be begun; the time at which it was placed where nothing else is meant
 * @param placedAt when it was ordered
 * @param rejectedBy {@link FreeWorker#key} of those who gave it back
 */
public record WaitingTicket(
    UUID id,
    List<Product> products,
    Optional<String> customer,
    boolean rush,
    Instant fireAt,
    Instant placedAt,
    Set<String> rejectedBy) {
  /** What has waited longer is as urgent as what somebody hurried, so that none waits for ever. */
  public static final Duration PATIENCE = Duration.ofMinutes(15);

  /** Checks that there is something to make. */
  public WaitingTicket {
    products = List.copyOf(products);
    rejectedBy = Set.copyOf(rejectedBy);
    if (products.isEmpty()) {
      throw new IllegalArgumentException("a ticket of nothing");
    }
  }

  /**
   * One product of it.
   *
   * @param id the catalog's, as text
   * @param name as it is shown
   * @param key {@link NameKey} of the name
   */
  public record Product(String id, String name, String key) {
    /** A product with the key that its name has. */
    public static Product of(UUID id, String name) {
      return new Product(id.toString(), name, NameKey.of(name));
    }
  }

  /** The order in which tickets are served at this moment. */
  static Comparator<WaitingTicket> rankAt(Instant now) {
    return Comparator.comparing((WaitingTicket ticket) -> !ticket.urgent(now))
        .thenComparing(WaitingTicket::fireAt)
        .thenComparing(WaitingTicket::placedAt)
        .thenComparing(WaitingTicket::id);
  }

  /** Whether it may be begun. */
  boolean due(Instant now) {
    return rush || !fireAt.isAfter(now);
  }

  private boolean urgent(Instant now) {
    var waitsSince = placedAt.isAfter(fireAt) ? placedAt : fireAt;
    return rush || waitsSince.plus(PATIENCE).isBefore(now);
  }
}
