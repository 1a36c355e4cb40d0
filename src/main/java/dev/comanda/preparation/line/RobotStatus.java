package dev.comanda.preparation.line;

import dev.comanda.json.NameKey;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far a robot says that an order is: the words of the first scheduler, in their order. */
public enum RobotStatus {
  RECEIVED("Received"),
  INITIATED("Order Initiated"),
  RECIPE("Getting Recipe"),
  PUMPING("Pumping Liquids"),
  OTHER_INGREDIENTS("Processing other ingredients"),
  MIXING("Mix Cocktail"),
  SERVING("Serving Cocktail"),
  SHOUTOUT("Making Shoutout"),
  COMPLETING("Completing Order"),
  SERVED("Order Served"),
  FAILED("Order Failed"),
  CANCELLED("Cancelled");

  private static final Map<String, RobotStatus> BY_WORDS =
      Arrays.stream(values())
          .collect(
              Collectors.toUnmodifiableMap(each -> NameKey.of(each.words), Function.identity()));

  /** How the first robot was typed. */
  private static final Map<String, RobotStatus> SLIPS =
      Map.of("recieved", RECEIVED, "making shutout", SHOUTOUT);

  private final String words;

  RobotStatus(String words) {
    this.words = words;
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
    return switch (this) {
      case RECEIVED,
          INITIATED,
          RECIPE,
          PUMPING,
          OTHER_INGREDIENTS,
          MIXING,
          SERVING,
          SHOUTOUT,
          COMPLETING,
          SERVED ->
          ordinal();
      case FAILED, CANCELLED -> MIXING.ordinal();
    };
  }

  /** Whether it ends without a drink. */
  boolean inVain() {
    return this == FAILED || this == CANCELLED;
  }
}
