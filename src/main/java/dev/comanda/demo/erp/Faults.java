package dev.comanda.demo.erp;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The switches: which faults the ERP has now, at most one of a kind. Thread-safe. */
public final class Faults {
  private final Map<Kind, Switch> on = new EnumMap<>(Kind.class);

  Faults() {}

  /** Switches a fault on, in the place of one of the same kind. */
  public synchronized void on(Switch fault) {
    on.put(fault.kind(), fault);
  }

  /** Switches a kind off. */
  public synchronized void off(Kind kind) {
    on.remove(kind);
  }

  /** Switches everything off. */
  public synchronized void off() {
    on.clear();
  }

  /** What is switched on and has requests left. */
  public synchronized List<Switch> left() {
    return List.copyOf(on.values());
  }

  /** The fault of this kind if it shows at such a request, which counts as one of its times. */
  synchronized Optional<Switch> take(Kind kind, Where asked) {
    var fault = on.get(kind);
    if (fault == null || !fault.shows(asked)) {
      return Optional.empty();
    }
    if (fault.times() == 1) {
      on.remove(kind);
    } else if (fault.times() > 1) {
      on.put(kind, fault.times(fault.times() - 1));
    }
    return Optional.of(fault);
  }

  boolean takes(Kind kind, Where asked) {
    return take(kind, asked).isPresent();
  }
}
