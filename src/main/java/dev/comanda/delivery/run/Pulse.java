package dev.comanda.delivery.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.comanda.delivery.course.Gate;
import dev.comanda.delivery.course.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it goes with an integration, as the process that works it off says from time to time.
 *
 * @param way whether it may try anything
 * @param until when it may again; null where it may, or nobody knows
 * @param trouble what the ERP last said or did that kept it; null where it answered since
 * @param lastSuccess when a line was last seen in the ERP; null if not since the process has it
 */
public record Pulse(
    Way way, @Nullable Instant until, @Nullable Reason trouble, @Nullable Instant lastSuccess) {
  /** Whether an integration may try anything. */
  public enum Way {
    /** It may. */
    @JsonProperty("open")
    OPEN,
    /** It is outside the hours in which lines are begun. */
    @JsonProperty("hours")
    HOURS,
    /** The ERP asked for patience. */
    @JsonProperty("slowed")
    SLOWED,
    /** The ERP could not be reached lately: the breaker is open. */
    @JsonProperty("unreached")
    UNREACHED,
    /** It could not be reached, and one line is let through to see. */
    @JsonProperty("trying")
    TRYING,
    /** Its user or password was refused, or cannot be read. */
    @JsonProperty("credentials")
    CREDENTIALS
  }

  /** As a gate says it. */
  static Pulse of(Gate gate, @Nullable Reason trouble, @Nullable Instant lastSuccess, Instant now) {
    if (gate.credentialsRefused()) {
      return new Pulse(Way.CREDENTIALS, null, trouble, lastSuccess);
    }
    var opens = gate.outsideUntil(now);
    if (opens.isPresent()) {
      return new Pulse(Way.HOURS, opens.get(), trouble, lastSuccess);
    }
    var patience = gate.notBefore();
    if (patience != null && patience.isAfter(now)) {
      return new Pulse(Way.SLOWED, patience, trouble, lastSuccess);
    }
    return switch (gate.breaker().how(now)) {
      case OPEN -> new Pulse(Way.UNREACHED, gate.breaker().openUntil(), trouble, lastSuccess);
      case HALF_OPEN -> new Pulse(Way.TRYING, null, trouble, lastSuccess);
      case CLOSED -> new Pulse(Way.OPEN, null, trouble, lastSuccess);
    };
  }
}
