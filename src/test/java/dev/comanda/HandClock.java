package dev.comanda;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that is set by hand. */
public final class HandClock extends Clock {
  private final AtomicReference<Instant> now;

  /** A clock that stands at a time. */
  public HandClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  /** Sets it. */
  public void set(Instant at) {
    now.set(at);
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
