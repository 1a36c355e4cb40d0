package dev.comanda.live;

import dev.comanda.live.Encoded.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The subscriptions of one channel, and what they are to be sent next. Guarded by its feed. */
final class Group {
  private final Set<Subscription> subscriptions = new HashSet<>();
  private List<Line> pending = List.of();
  private long covered;

  /** A group whose subscriptions get what comes after {@code covered}. */
  Group(long covered) {
    this.covered = covered;
  }

  void add(Subscription subscription) {
    subscriptions.add(subscription);
  }

  /** Takes one out and says whether nobody is left. */
  boolean remove(Subscription subscription) {
    subscriptions.remove(subscription);
    return subscriptions.isEmpty();
  }

  List<Subscription> subscriptions() {
    return List.copyOf(subscriptions);
  }

  /** Keeps a line for the next batch and says whether it is the first. */
  boolean append(Line line) {
    if (pending.isEmpty()) {
      pending = new ArrayList<>();
    }
    pending.add(line);
    return pending.size() == 1;
  }

  /** What was kept, as a batch that ends at {@code to}. */
  EventBatch take(long epoch, long to) {
    var batch = new EventBatch(epoch, covered + 1, to, pending);
    pending = List.of();
    covered = to;
    return batch;
  }

  /** Forgets what was kept; the next batch begins after {@code seq}. */
  void restart(long seq) {
    pending = List.of();
    covered = seq;
  }
}
