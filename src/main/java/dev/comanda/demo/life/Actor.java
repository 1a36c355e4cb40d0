package dev.comanda.demo.life;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Somebody who does one thing after the other. */
@FunctionalInterface
interface Actor {
  /** Does the next thing, and says how long it is until the one after it; empty when it leaves. */
  Optional<Duration> act(Instant now);
}
