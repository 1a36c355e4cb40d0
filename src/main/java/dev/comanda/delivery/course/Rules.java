package dev.comanda.delivery.course;

import dev.comanda.delivery.connector.Traits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The measures by which the deliveries of an integration are decided.
 *
 * @param lease for how long a lane is a process's that has not said since that it still works on it
 * @param createLimit after which a create is given up
 * @param settlesAfter how long after that its effect may still be seen; null where nobody can say
 * @param takesBack whether the ERP can take a line back
 * @param apart at least so long lies between two finds that together say that nothing was booked
 * @param backoff between attempts
 * @param attemptsMax after so many that failed a person decides
 * @param looksMax after so many finds that brought nothing, a person decides what is unknown
 */
public record Rules(
    Duration lease,
    Duration createLimit,
    @Nullable Duration settlesAfter,
    boolean takesBack,
    Duration apart,
    Backoff backoff,
    int attemptsMax,
    int looksMax) {
  private static final Duration LEASE_LEAST = Duration.ofSeconds(15);
  private static final Duration APART = Duration.ofSeconds(10);
  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(15));
  private static final int ATTEMPTS_MAX = 20;
  private static final int LOOKS_MAX = 20;

  /** A lease that could not outlast a create would let nothing ever be booked. */
  public Rules {
    if (lease.compareTo(createLimit) <= 0) {
      throw new IllegalArgumentException("a lease of " + lease + " ends before a create does");
    }
  }

  /**
   * The measures for what a connector declares. The lease is long enough that one which is renewed
   * each third of its time always has more left than a create may take.
   */
  public static Rules of(Traits traits) {
    var twice = traits.createLimit().multipliedBy(2);
    return new Rules(
        twice.compareTo(LEASE_LEAST) > 0 ? twice : LEASE_LEAST,
        traits.createLimit(),
        traits.settlesAfter(),
        traits.takesBack(),
        APART,
        BACKOFF,
        ATTEMPTS_MAX,
        LOOKS_MAX);
  }
}
