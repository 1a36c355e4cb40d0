package dev.comanda.delivery.secret;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which keys were missed lately, so that an operator hears of it: once on the log, and for as long
 * as it goes on among the warnings. Thread-safe.
 */
final class Missed {
  /** Longer than the longest time between two looks for a line whose login cannot be read. */
  private static final Duration LATELY = Duration.ofMinutes(20);

  /** Keys that are named. */
  private static final int NAMED_MAX = 20;

  /** Stands for all keys, where none can be used; no key has this id. */
  private static final String ALL = "";

  private static final Logger log = LoggerFactory.getLogger(Missed.class);

  private final Map<String, When> keys = new ConcurrentHashMap<>();

  /** When something was last not opened for want of it, and why. */
  private static final class When {
    private final long atNanos = System.nanoTime();
    private final String why;

    When(String why) {
      this.why = why;
    }

    boolean lately() {
      return System.nanoTime() - atNanos < LATELY.toNanos();
    }
  }

  /**
   * Something was opened, or could not be. What is damaged is no matter of its key.
   *
   * @param now the keys that were there
   * @param id of the key that sealed it; empty where it is nothing that was sealed
   */
  void tried(Keys now, String id, Opening<?> came) {
    switch (came) {
      case Opening.Opened<?> _ -> keys.keySet().removeAll(Set.of(id, ALL));
      case Opening.Unreadable<?>(var why) when now instanceof Keys.Usable usable -> {
        if (!id.isEmpty() && usable.named(id).isEmpty()) {
          add(id, why);
        }
      }
      case Opening.Unreadable<?>(var why) -> add(ALL, why);
    }
  }

  private void add(String id, String why) {
    if (keys.size() >= NAMED_MAX && !keys.containsKey(id)) {
      return;
    }
    var before = keys.put(id, new When(why));
    if (before == null || !before.lately() || !before.why.equals(why)) {
      log.warn("what is kept sealed cannot be read: {}", why);
    }
  }

  /**
   * Which are missed, in sentences; where none can be used, the keys themselves say so.
   *
   * @param now those that are there: what was sealed by them is not tried at once, and can be read
   */
  Stream<String> warnings(Keys now) {
    if (!(now instanceof Keys.Usable usable)) {
      return Stream.of();
    }
    keys.values().removeIf(when -> !when.lately());
    return keys.entrySet().stream()
        .filter(each -> !each.getKey().equals(ALL) && usable.named(each.getKey()).isEmpty())
        .sorted(Map.Entry.comparingByKey())
        .map(
            each ->
                "What integrations or webhooks sign in with cannot be read. "
                    + each.getValue().why);
  }
}
