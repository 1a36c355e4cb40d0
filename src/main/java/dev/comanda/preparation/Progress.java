package dev.comanda.preparation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.comanda.preparation.Ticket.Held;
import dev.comanda.preparation.Ticket.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a ticket is.
 *
 * @param stationId null where no station is known that prepares it
 * @param serial what a robot and a scanned drink are known by; null for others
 * @param held why it goes no further; null unless it is held
 * @param rush whether it is to be made before others
 * @param placedAt when it was ordered
 * @param fireAt when it is to be begun
 * @param fromStationId where it was until it was sent here; null once that is told
 * @param rejectedBy the keys of workers that will not have it
 */
public record Progress(
    @Nullable UUID stationId,
    @Nullable Integer serial,
    State state,
    @Nullable Held held,
    boolean rush,
    Instant placedAt,
    Instant fireAt,
    @JsonUnwrapped Times times,
    @JsonUnwrapped Hand hand,
    @Nullable UUID fromStationId,
    @JsonIgnore List<String> rejectedBy) {

  /** By how much a rush comes before what was ordered at the same time; so nothing else starves. */
  private static final Duration RUSH = Duration.ofMinutes(15);

  /** No guest waits as long for anything; the next day has begun by then. */
  static final Duration LEFT_OVER_AFTER = Duration.ofHours(18);

  /** When a ticket went how far; null where it has not yet. */
  public record Times(
      @Nullable Instant firedAt, @Nullable Instant readyAt, @Nullable Instant servedAt) {
    /** Not yet. */
    public static final Times NONE = new Times(null, null, null);
  }

  /**
   * In whose hands a ticket is.
   *
   * @param worker who has it, or had it last
   * @param begun whether its worker said so: from then on it is given to nobody else by itself
   * @param status in a robot's own words
   * @param leaseUntil until when a worker has it that must say that it still does; null for others
   */
  public record Hand(
      @Nullable Worker worker,
      @JsonIgnore boolean begun,
      @Nullable String status,
      @Nullable Instant leaseUntil) {
    /** Nobody's. */
    public static final Hand NOBODY = new Hand(null, false, null, null);

    /** Whether a robot has it, or had it last. */
    boolean ofRobot() {
      return worker != null && worker.kind() == Worker.Kind.ROBOT;
    }

    /** The same hands, which are no longer asked whether they still have it. */
    Hand unwatched() {
      return new Hand(worker, begun, status, null);
    }
  }

  /**
   * Who works on tickets.
   *
   * @param key by which those are told apart that have one name
   */
  public record Worker(String key, String name, Kind kind) {
    /** What works. */
    public enum Kind {
      @JsonProperty("person")
      PERSON,
      @JsonProperty("robot")
      ROBOT
    }
  }

  /** Copies the list. */
  public Progress {
    rejectedBy = List.copyOf(rejectedBy);
  }

  /** A ticket that waits at a station. */
  static Progress queued(UUID stationId, @Nullable Integer serial, Instant at, Instant fireAt) {
    return fresh(stationId, serial, State.QUEUED, null, at, fireAt);
  }

  /** A ticket that is held from the beginning. */
  static Progress held(@Nullable UUID stationId, @Nullable Integer serial, Held why, Instant at) {
    return fresh(stationId, serial, State.HELD, why, at, at);
  }

  private static Progress fresh(
      @Nullable UUID stationId,
      @Nullable Integer serial,
      State state,
      @Nullable Held held,
      Instant at,
      Instant fireAt) {
    return new Progress(
        stationId,
        serial,
        state,
        held,
        false,
        at,
        fireAt,
        Times.NONE,
        Hand.NOBODY,
        null,
        List.of());
  }

  /** Where it stands among others at its station, the earliest first. */
  @JsonIgnore
  Instant sortAt() {
    return rush ? fireAt.minus(RUSH) : fireAt;
  }

  /** In hand. */
  public Progress fired(Hand by, Instant at) {
    return next(State.FIRED, null, new Times(begunAt(at), null, null), by);
  }

  /** The same, as whoever has it says now. */
  public Progress by(Hand now) {
    return next(state, held, times, now);
  }

  /** Ready to be served. */
  public Progress ready(Instant at) {
    return next(State.READY, null, new Times(begunAt(at), at, null), hand.unwatched());
  }

  /** Served. */
  public Progress served(Instant at) {
    var ready = times.readyAt() == null ? at : times.readyAt();
    return next(State.SERVED, null, new Times(begunAt(at), ready, at), hand.unwatched());
  }

  private Instant begunAt(Instant now) {
    return times.firedAt() == null ? now : times.firedAt();
  }

  /** Not served after all. */
  Progress unserved() {
    return next(State.READY, null, new Times(times.firedAt(), times.readyAt(), null), hand);
  }

  /** Not ready after all. */
  Progress unready() {
    return next(State.FIRED, null, new Times(times.firedAt(), null, null), hand);
  }

  /**
   * Waiting again where it waited, as if nobody had had it.
   *
   * @param rejecting the key of a worker that will not have it; null for none
   */
  public Progress back(@Nullable String rejecting) {
    var rejected = Stream.concat(rejectedBy.stream(), Stream.ofNullable(rejecting)).distinct();
    return new Progress(
        stationId,
        serial,
        State.QUEUED,
        null,
        rush,
        placedAt,
        fireAt,
        Times.NONE,
        Hand.NOBODY,
        null,
        rejected.toList());
  }

  /** Waiting at another station, where nobody has rejected it. */
  Progress sent(UUID station, @Nullable Integer nowSerial) {
    return new Progress(
        station,
        nowSerial,
        State.QUEUED,
        null,
        rush,
        placedAt,
        fireAt,
        Times.NONE,
        Hand.NOBODY,
        stationId,
        List.of());
  }

  /** Whether it was to be begun on an earlier day. */
  boolean leftOver(Instant now) {
    return fireAt.plus(LEFT_OVER_AFTER).isBefore(now);
  }

  /** To be begun now, where that was to be on an earlier day. */
  Progress afresh(Instant now) {
    return leftOver(now) ? dueAt(now) : this;
  }

  /** To be begun at another time. */
  Progress dueAt(Instant at) {
    return new Progress(
        stationId, serial, state, held, rush, placedAt, at, times, hand, fromStationId, rejectedBy);
  }

  /** No further by itself. */
  public Progress held(Held why) {
    return next(State.HELD, why, times, hand.unwatched());
  }

  /** No longer wanted. */
  public Progress cancelled() {
    return next(State.CANCELLED, null, times, hand.unwatched());
  }

  /** Before others, or not. */
  Progress rushed(boolean nowRush) {
    return new Progress(
        stationId, serial, state, held, nowRush, placedAt, fireAt, times, hand, null, rejectedBy);
  }

  private Progress next(State now, @Nullable Held why, Times nowTimes, Hand nowHand) {
    return new Progress(
        stationId, serial, now, why, rush, placedAt, fireAt, nowTimes, nowHand, null, rejectedBy);
  }
}
