package dev.comanda.delivery.desk;

import dev.comanda.delivery.integration.Integration.LoginState;
import dev.comanda.delivery.run.Pulse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Of what those who run a location are to be told.
 *
 * @param age longer than that no line should wait
 */
record Causes(Duration age) {
  /** What begins now, and what is over. */
  record Change(List<Alert> begun, List<Alert> over) {
    boolean none() {
      return begun.isEmpty() && over.isEmpty();
    }
  }

  /**
   * What is to be told of the integrations of a location.
   *
   * @param told what they were told of already
   */
  Change change(List<Health> integrations, List<Alert> told, Instant now) {
    var known = new HashSet<Alert.Key>();
    told.forEach(alert -> known.add(alert.key()));
    var begun = new ArrayList<Alert>();
    var still = new HashSet<Alert.Key>();
    for (var each : integrations) {
      for (var cause : of(each, known, now).entrySet()) {
        var alert = alert(each, cause.getKey(), cause.getValue(), now);
        still.add(alert.key());
        if (!known.contains(alert.key())) {
          begun.add(alert);
        }
      }
    }
    var over = told.stream().filter(alert -> !still.contains(alert.key())).toList();
    return new Change(begun, over);
  }

  private static Alert alert(Health of, Cause cause, String text, Instant now) {
    return new Alert(
        of.integrationId(), of.slug(), of.workshop(), cause, text, now, of.locationId());
  }

  private Map<Cause, String> of(Health health, Set<Alert.Key> known, Instant now) {
    var causes = new EnumMap<Cause, String>(Cause.class);
    // None says how many: it is told once, and there may be more soon.
    if (health.depth().unknown() > 0) {
      causes.put(Cause.UNKNOWN, "Of some of its lines nobody knows whether they are booked.");
    }
    if (health.depth().error() > 0) {
      causes.put(Cause.ERROR, "A person has to decide: some of its lines are not booked.");
    }
    if (shutOut(health)) {
      causes.put(
          Cause.CREDENTIALS, "The ERP does not take who signs in there, or that cannot be read.");
    }
    if (unreached(health, known)) {
      causes.put(Cause.UNREACHED, "The ERP cannot be reached.");
    }
    if (health.depth().voidWanted() > 0) {
      causes.put(
          Cause.VOID, "A person has to take out of the ERP what is booked there and was voided.");
    }
    if (late(health, known, now)) {
      causes.put(Cause.AGE, "A line has been waiting for more than " + age.toMinutes() + " min.");
    }
    if (changed(health, known)) {
      causes.put(Cause.CANARY, looked(health.canary()));
    }
    return causes;
  }

  /**
   * What a person has looked for, and sees, is told to nobody else, but does not end what was told.
   * Where nobody looks by itself any more, nobody would end it either.
   */
  private static boolean changed(Health health, Set<Alert.Key> known) {
    var canary = health.canary();
    return canary != null
        && canary.changed()
        && health.lookedAtDaily()
        && health.wanted().active()
        && !shutOut(health)
        && (canary.scheduled() || known.contains(key(health, Cause.CANARY)));
  }

  private static String looked(Health.@Nullable Canary canary) {
    return canary == null || canary.step() == null
        ? "The ERP does not look as it should."
        : "The ERP does not look as it should, at the step \"" + canary.step() + "\".";
  }

  /** What only the hours keep waiting is not late; what was late before they ended still is. */
  private boolean late(Health health, Set<Alert.Key> known, Instant now) {
    return health.lagInHours(now).compareTo(age) > 0
        || (known.contains(key(health, Cause.AGE)) && health.lag(now).compareTo(age) > 0);
  }

  private static Alert.Key key(Health of, Cause cause) {
    return new Alert.Key(of.locationId(), of.integrationId(), cause);
  }

  private static boolean shutOut(Health health) {
    var gate = health.gate();
    return health.credentials() == LoginState.REFUSED
        || health.credentials() == LoginState.UNREADABLE
        || (gate != null && gate.state() == Pulse.Way.CREDENTIALS);
  }

  /** Where nobody says how it is, it is as it was. */
  private static boolean unreached(Health health, Set<Alert.Key> known) {
    var gate = health.gate();
    if (gate == null || gate.state() == Pulse.Way.HOURS) {
      return known.contains(key(health, Cause.UNREACHED));
    }
    return gate.state() == Pulse.Way.UNREACHED || gate.state() == Pulse.Way.TRYING;
  }
}
