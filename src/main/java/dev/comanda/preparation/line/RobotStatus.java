package dev.comanda.preparation.line;

import dev.comanda.json.NameKey;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far a robot says that an order is: the words of the first scheduler, in their order. */
public enum RobotStatus {
  RECEIVED("Received", 0),
  INITIATED("Order Initiated", 1),
  RECIPE("Getting Recipe", 2),
  PUMPING("Pumping Liquids", 3),
  OTHER_INGREDIENTS("Processing other ingredients", 4),
  MIXING("Mix Cocktail", 5),
  SERVING("Serving Cocktail", 6),
  SHOUTOUT("Making Shoutout", 7),
  COMPLETING("Completing Order", 8),
  SERVED("Order Served", 9),
  FAILED("Order Failed", 5),
  CANCELLED("Cancelled", 5);

  private static final Map<String, RobotStatus> BY_WORDS =
      Arrays.stream(values())
          .collect(
              Collectors.toUnmodifiableMap(each -> NameKey.of(each.words), Function.identity()));

  /** How the first robot was typed. */
  private static final Map<String, RobotStatus> SLIPS =
      Map.of("recieved", RECEIVED, "making shutout", SHOUTOUT);

  private final String words;
  private final int rank;

  RobotStatus(String words, int rank) {
    this.words = words;
    this.rank = rank;
  }

  /** As it is written. */
  public String words() {
    return words;
  }

  /** The one that is meant, in any letter case; empty where there is none. */
  public static Optional<RobotStatus> of(String words) {
    var key = NameKey.of(words);
    return Optional.ofNullable(BY_WORDS.getOrDefault(key, SLIPS.get(key)));
  }

  /** How far that is; what failed may still turn out to be mixed. */
  int rank() {
    return rank;
  }

  /** Whether it ends without a drink. */
  boolean inVain() {
    return this == FAILED || this == CANCELLED;
  }
}
