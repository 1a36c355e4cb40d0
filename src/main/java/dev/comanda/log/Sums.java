package dev.comanda.log;

import dev.comanda.json.Json;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sums that features keep in the locked row of a location's log, each by a key of its own: what is
 * read and written with every batch costs no statement more. A sum of zero is not kept. Not
 * thread-safe.
 */
public final class Sums {
  private static final String NONE = "{}";

  private String text;
  private @Nullable Map<String, Integer> sums;

  private Sums(String text) {
    this.text = text;
  }

  /** As they were written. */
  public static Sums of(String text) {
    return new Sums(text);
  }

  /** A sum; 0 where nothing was counted. */
  public int get(String key) {
    return sums().getOrDefault(key, 0);
  }

  /** All of some sums together. */
  public int sum(Predicate<String> keys) {
    return sums().entrySet().stream()
        .filter(sum -> keys.test(sum.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Adds to a sum, which never falls below 0. */
  public void add(String key, int count) {
    int sum = Math.max(0, get(key) + count);
    if (sum == 0) {
      sums().remove(key);
    } else {
      sums().put(key, sum);
    }
  }

  /** Forgets sums. */
  public void forget(Predicate<String> keys) {
    if (sums != null || !text.equals(NONE)) {
      sums().keySet().removeIf(keys);
    }
  }

  /** As they are written. */
  public String text() {
    if (sums != null) {
      text = sums.isEmpty() ? NONE : Json.text(sums);
    }
    return text;
  }

  private Map<String, Integer> sums() {
    var read = sums;
    if (read == null) {
      read = new TreeMap<>();
      for (var sum : Json.tree(text).properties()) {
        read.put(sum.getKey(), sum.getValue().intValue());
      }
      sums = read;
    }
    return read;
  }
}
