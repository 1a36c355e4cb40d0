package dev.comanda.db;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes the ids of all things: UUID version 7, so that new rows land at the end of an index. */
public final class Ids {
  private static final TimeBasedEpochRandomGenerator GENERATOR =
      Generators.timeBasedEpochRandomGenerator();

  private Ids() {}

  /** A new id. */
  public static UUID next() {
    return GENERATOR.generate();
  }

  /** So many new ids, ascending: for things that are made together and listed in that order. */
  public static List<UUID> next(int count) {
    return Stream.generate(Ids::next).limit(count).sorted().toList();
  }
}
