package dev.comanda.gateway;

import dev.comanda.json.NameKey;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Finds what is meant by a name that somebody mistyped: a slip is a letter too many, too few or
 * another, or two that changed places. Case, accents and spaces between words are none. Pure.
 */
final class NearNames {
  /** Letters of a name for each slip that it may have. */
  private static final int LETTERS_A_SLIP = 4;

  private static final int SLIPS_MAX = 2;

  private NearNames() {}

  /** Something with how many slips its name is away. */
  private record Near<T>(T thing, int slips) {}

  /**
   * Those whose names are nearest, the nearest first.
   *
   * @param meant the one that is surely meant: near enough, and no other as near; else none
   * @param nearest at most as many as were asked for
   */
  record Found<T>(List<T> meant, List<T> nearest) {}

  /** Looks for a name among those of some things. */
  static <T> Found<T> among(List<T> things, Function<T, String> name, String typed, int most) {
    var wanted = letters(typed);
    var near =
        things.stream()
            .map(thing -> new Near<>(thing, slips(wanted, letters(name.apply(thing)))))
            .sorted(Comparator.comparingInt(Near::slips))
            .toList();
    int allowed = Math.min(SLIPS_MAX, wanted.length / LETTERS_A_SLIP);
    boolean sure =
        !near.isEmpty()
            && near.getFirst().slips() <= allowed
            && (near.size() == 1 || near.get(1).slips() > near.getFirst().slips());
    var nearest = near.stream().limit(most).map(Near::thing).toList();
    return new Found<>(sure ? List.of(nearest.getFirst()) : List.of(), nearest);
  }

  private static int[] letters(String name) {
    return NameKey.search(name).replace(" ", "").codePoints().toArray();
  }

  /** The fewest slips that make one of the other. */
  static int slips(int[] one, int[] other) {
    var before = new int[other.length + 1];
    var last = new int[other.length + 1];
    for (int j = 0; j <= other.length; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length; i++) {
      var row = new int[other.length + 1];
      row[0] = i;
      for (int j = 1; j <= other.length; j++) {
        int changed = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
        row[j] = Math.min(changed, Math.min(last[j], row[j - 1]) + 1);
        boolean swapped =
            i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
        if (swapped) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = last;
      last = row;
    }
    return last[other.length];
  }
}
