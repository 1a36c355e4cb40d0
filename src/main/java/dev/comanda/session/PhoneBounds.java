package dev.comanda.session;

import dev.comanda.flood.Bound;
import dev.comanda.flood.Counters;
import dev.comanda.flood.UnknownCodes;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** How many phones may join a session or ask at a spot, and how often by codes that are wrong. */
public final class PhoneBounds {
  /** Phones that join one session: 200 at once, then one in 10 s; each is kept, with its event. */
  static final Bound JOINS = new Bound(200, Duration.ofSeconds(10));

  /** Requests at one spot: 20 at once, then one in 15 s, whatever became of them. */
  static final Bound REQUESTS = new Bound(20, Duration.ofSeconds(15));

  private final Counters<UUID> joins;
  private final Counters<UUID> requests;
  private final UnknownCodes unknown;

  /** Starts with nothing counted; thread-safe. */
  public PhoneBounds(Clock clock, UnknownCodes unknown) {
    joins = new Counters<>(JOINS, clock);
    requests = new Counters<>(REQUESTS, clock);
    this.unknown = unknown;
  }

  /**
   * Counts a phone that is about to join a session.
   *
   * @throws dev.comanda.problem.Refused {@code too_many} when too many have joined
   */
  public void join(UUID sessionId) {
    joins.take(sessionId, "Too many phones have joined this table. Wait a little.");
  }

  /**
   * Counts a request that a phone is about to make at a spot.
   *
   * @throws dev.comanda.problem.Refused {@code too_many} when too many were made there
   */
  public void request(UUID spotId) {
    requests.take(spotId, "Too many phones have asked here. Wait a little, or ask the staff.");
  }

  /**
   * Counts a code of a session or a spot that is none, after it was looked up.
   *
   * @throws dev.comanda.problem.Refused {@code too_many} when too many came from there
   */
  public void unknownCode(String address) {
    unknown.count("code", address);
  }
}
