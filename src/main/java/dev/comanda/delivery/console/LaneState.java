package dev.comanda.delivery.console;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.comanda.problem.Refused;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How a lane stands, the worst first. */
enum LaneState {
  /** Its first line waits for a person. */
  @JsonProperty("needs_you")
  NEEDS_YOU(0),
  /** Its integration stands still. */
  @JsonProperty("paused")
  PAUSED(1),
  /** Its first line waits for its turn or its time. */
  @JsonProperty("waiting")
  WAITING(2),
  /** Its first line is worked on right now. */
  @JsonProperty("booking")
  BOOKING(3),
  /** Nothing waits in it. */
  @JsonProperty("booked")
  BOOKED(4);

  private final int rank;

  LaneState(int rank) {
    this.rank = rank;
  }

  /** The lower, the worse; also in statements and cursors. */
  int rank() {
    return rank;
  }

  /**
   * That of a rank.
   *
   * @throws IllegalArgumentException where there is none
   */
  static LaneState ranked(int rank) {
    return Arrays.stream(values())
        .filter(each -> each.rank == rank)
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no rank " + rank));
  }

  /**
   * Those that are named with commas between; all where none is.
   *
   * @throws Refused {@code invalid} naming {@code state}
   */
  static Set<LaneState> all(String words) {
    var states = EnumSet.noneOf(LaneState.class);
    if (!words.isBlank()) {
      Arrays.stream(words.split(",", -1)).forEach(word -> states.add(of(word.strip())));
    }
    return states.isEmpty() ? EnumSet.allOf(LaneState.class) : states;
  }

  private static LaneState of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
        .findAny()
        .orElseThrow(
            () -> Refused.field("query:state", "choice", "No lane stands so: " + word + "."));
  }
}
