package dev.comanda.delivery.queue;

import dev.comanda.delivery.course.State;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are meant; what is null, or no state at all, leaves out none. Who asks how they
 * wait as well does not mean what is booked.
 *
 * @param locations where they are
 * @param search a mark, a document, a product or the number of an order
 * @param reasonCode why they stand as they do; of what was cleared, why it stood so before
 * @param uniqueId by which whoever sent them knows them
 * @param sessionId the session of their orders
 * @param voidWanted whether only those are meant that are no longer wanted, and that a person must
 *     take out of the ERP
 */
public record Filter(
    Collection<UUID> locations,
    @Nullable UUID integrationId,
    Set<State> states,
    @Nullable Search search,
    @Nullable String document,
    @Nullable String reasonCode,
    @Nullable UUID orderId,
    @Nullable String uniqueId,
    @Nullable UUID sessionId,
    boolean voidWanted,
    Waits waits) {
  /**
   * Copies the collections. How they wait is asked of those that wait, unless it is said of which
   * states; never of what is booked: that waits for nothing, and is all there ever was.
   */
  public Filter {
    locations = List.copyOf(locations);
    states = waits.anyhow() ? Set.copyOf(states) : openOf(states);
  }

  /**
   * How long they have been waiting, and for what.
   *
   * @param attemptsMin so many have failed at least
   * @param dueBefore they are tried again before that
   * @param olderThan they were placed longer ago than so many minutes
   */
  public record Waits(
      @Nullable Integer attemptsMin, @Nullable Instant dueBefore, @Nullable Integer olderThan) {
    /** However they do. */
    public static final Waits ANYHOW = new Waits(null, null, null);

    private boolean anyhow() {
      return equals(ANYHOW);
    }
  }

  private static Set<State> openOf(Set<State> asked) {
    return asked.isEmpty()
        ? waiting()
        : asked.stream().filter(each -> each != State.CREATED).collect(Collectors.toSet());
  }

  private static Set<State> waiting() {
    var states = EnumSet.noneOf(State.class);
    Arrays.stream(State.values()).filter(State::inLane).forEach(states::add);
    return states;
  }

  /** Of one integration those in some states, on a document and for a reason, or on and for any. */
  public static Filter of(
      UUID locationId,
      UUID integrationId,
      Set<State> states,
      @Nullable Search search,
      @Nullable String document,
      @Nullable String reasonCode,
      Waits waits) {
    return new Filter(
        List.of(locationId),
        integrationId,
        states,
        search,
        document,
        reasonCode,
        null,
        null,
        null,
        false,
        waits);
  }

  /** Whether none can be meant: it is asked how they wait, of what is booked alone. */
  boolean meansNone() {
    return states.isEmpty() && !waits.anyhow();
  }

  /** Whether nothing is meant that is booked: what waits or was put aside is little beside it. */
  boolean leavesOutBooked() {
    return !states.isEmpty() && !states.contains(State.CREATED);
  }
}
