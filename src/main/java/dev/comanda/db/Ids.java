package dev.comanda.db;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.UUID;

/** Makes the ids of all things: UUID version 7, so that new rows land at the end of an index. */
public final class Ids {
  private static final TimeBasedEpochRandomGenerator GENERATOR =
      Generators.timeBasedEpochRandomGenerator();

  private Ids() {}

  /** A new id. */
  public static UUID next() {
    return GENERATOR.generate();
  }
}
