package dev.comanda.spec;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that is set by hand. */
final class HandClock extends Clock {
  private final AtomicReference<Instant> now;

  HandClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  void set(Instant at) {
    now.set(at);
  }

  void pass(Duration time) {
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
