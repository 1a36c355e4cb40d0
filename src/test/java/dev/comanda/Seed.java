package dev.comanda;

import java.security.SecureRandom;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What tests draw lots by. One number stands for all of a run; {@code ./comanda test} tells it, and
 * draws the same lots again with {@code --seed}.
 */
public final class Seed {
  private static final String PROPERTY = "comanda.seed";
  private static final long OF_RUN = Long.getLong(PROPERTY, new SecureRandom().nextInt(1_000_000));
  private static final Logger log = LoggerFactory.getLogger(Seed.class);

  private Seed() {}

  /** The lots of a class of tests, others in each run. */
  public static Random of(Class<?> tests) {
    log.info("{} draws lots by {}", tests.getSimpleName(), told());
    return new Random(31 * OF_RUN + tests.getName().hashCode());
  }

  /** The lots of one of many who draw at once, so that each draws the same whoever is first. */
  public static Random from(Random lots) {
    return new Random(lots.nextLong());
  }

  /** Lots that are the same in every run: of what is looked at, or measured against another run. */
  public static Random fixed(long number) {
    return new Random(number);
  }

  /** How the lots of this run are drawn again; for the words of a failure. */
  public static String told() {
    return "--seed " + OF_RUN;
  }
}
