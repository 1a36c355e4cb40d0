package dev.comanda.delivery.course;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An integration's deliveries for one document, of which one at a time is worked on: its row.
 *
 * @param headId the delivery that is or was worked on last; null if none yet
 * @param holder the start of the process that has it; null where it is free
 * @param leaseUntil until when the holder has it without saying that it still works; null if free
 * @param createUntil until when the holder may submit; null where it may not
 * @param fence grows with each claim: who comes with an older one has lost the lane
 */
public record Lane(
    @Nullable UUID headId,
    @Nullable UUID holder,
    @Nullable Instant leaseUntil,
    @Nullable Instant createUntil,
    long fence) {
  /** A lane that nobody has had. */
  public static final Lane NEW = new Lane(null, null, null, null, 0);

  /** A holder has it until some time. */
  public Lane {
    if ((holder == null) != (leaseUntil == null) || (holder == null && createUntil != null)) {
      throw new IllegalArgumentException("a lane that is half held");
    }
  }

  /** A claim as its holder knows it. */
  public record Claim(UUID holder, long fence) {}

  /**
   * Whether somebody has it: until the lease has run out <em>and</em> nothing may be submitted any
   * more.
   */
  public boolean held(Instant now) {
    return leaseUntil != null
        && (leaseUntil.isAfter(now) || (createUntil != null && createUntil.isAfter(now)));
  }

  /** Whether that delivery is worked on right now. */
  public boolean inFlight(UUID deliveryId, Instant now) {
    return held(now) && deliveryId.equals(headId);
  }

  /** Whether it is still that claim's: none came after it. */
  public boolean holds(Claim claim) {
    return claim.holder().equals(holder) && claim.fence() == fence;
  }

  /** What a holder has now. */
  public Claim claim() {
    if (holder == null) {
      throw new IllegalStateException("nobody has this lane");
    }
    return new Claim(holder, fence);
  }

  /** Given to a process, for its head. */
  Lane taken(UUID by, UUID head, Instant until) {
    return new Lane(head, by, until, null, fence + 1);
  }

  /**
   * The same lane, which its holder has for longer; as it is where another has it. By its claim,
   * not by its process: one that never heard that it was given a lane must not keep it.
   */
  public Lane renewed(Claim claim, Instant now, Duration lease) {
    if (leaseUntil == null || !holds(claim)) {
      return this;
    }
    var until = now.plus(lease);
    return until.isAfter(leaseUntil) ? new Lane(headId, holder, until, createUntil, fence) : this;
  }

  /** Free for the next; what was written under the last claim is refused from now on. */
  public Lane free() {
    return holder == null ? this : new Lane(headId, null, null, null, fence);
  }

  /** Within it may be submitted. */
  Lane creating(Instant until) {
    return new Lane(headId, holder, leaseUntil, until, fence);
  }
}
