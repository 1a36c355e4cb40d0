package dev.comanda.preparation.match;

import dev.comanda.json.NameKey;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/**
 * What a worker works on. A ticket fits when all of its products do, the hour does, and so does the
 * customer.
 *
 * @param items names ({@link NameKey}) or ids of products that it makes; empty means all
 * @param pattern to be found in the names of products that it makes; empty means all
 * @param from the time of day at which its hours begin
 * @param to the one at which they are over; earlier than {@code from} is the next day, the same is
 *     always
 * @param excluded customers ({@link NameKey}) for whom it does not work
 */
public record WorkFilter(
    Set<String> items,
    Optional<NamePattern> pattern,
    LocalTime from,
    LocalTime to,
    Set<String> excluded) {
  /** Whoever makes everything, always, for everybody. */
  public static final WorkFilter ALL =
      new WorkFilter(Set.of(), Optional.empty(), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Set.of());

  /** Keeps what it was given from changing. */
  public WorkFilter {
    items = Set.copyOf(items);
    excluded = Set.copyOf(excluded);
  }

  /**
   * Why a ticket does not fit, which is {@code NO_WORKER_MAKES_IT}, {@code CUSTOMER_EXCLUDED} or
   * {@code OUTSIDE_HOURS}; empty when it does.
   *
   * @param at the time of day where the work is done
   */
  public Optional<WhyNot> refuses(WaitingTicket ticket, LocalTime at) {
    if (!ticket.products().stream().allMatch(this::makes)) {
      return Optional.of(WhyNot.NO_WORKER_MAKES_IT);
    }
    if (!excluded.isEmpty()
        && ticket.customer().map(NameKey::of).filter(excluded::contains).isPresent()) {
      return Optional.of(WhyNot.CUSTOMER_EXCLUDED);
    }
    return worksAt(at) ? Optional.empty() : Optional.of(WhyNot.OUTSIDE_HOURS);
  }

  private boolean makes(WaitingTicket.Product product) {
    boolean named =
        items.isEmpty() || items.contains(product.key()) || items.contains(product.id());
    return named && pattern.map(each -> each.found(product.name())).orElse(true);
  }

  private boolean worksAt(LocalTime at) {
    boolean begun = !at.isBefore(from);
    boolean over = !at.isBefore(to);
    if (from.equals(to)) {
      return true;
    }
    return from.isBefore(to) ? begun && !over : begun || !over;
  }
}
