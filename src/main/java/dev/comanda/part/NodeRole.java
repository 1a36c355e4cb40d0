package dev.comanda.part;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a node of several does. */
public enum NodeRole {
  /** Serves phones and staff: pages, API and live screens. */
  API,

  /** Works in the background: adds up days that are over, forgets old keys and events. */
  UPKEEP,

  /** Books lines in ERPs. */
  WORKER;

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Every role, as a setting names them. */
  public static String words() {
    return Arrays.stream(values()).map(NodeRole::word).collect(Collectors.joining(","));
  }

  /** Reads roles with commas between; the message of a refusal says what is wrong. */
  public static Set<NodeRole> read(String text) {
    var roles = EnumSet.noneOf(NodeRole.class);
    for (var part : text.split(",", -1)) {
      var role =
          Arrays.stream(values())
              .filter(each -> each.word().equals(part.strip()))
              .findAny()
              .orElseThrow(
                  () -> new IllegalArgumentException("names '" + part.strip() + "', not a role"));
      if (!roles.add(role)) {
        throw new IllegalArgumentException("names " + role.word() + " twice");
      }
    }
    return Set.copyOf(roles);
  }
}
