package dev.comanda.delivery.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.comanda.db.Database;
import dev.comanda.delivery.course.Act;
import dev.comanda.delivery.course.State;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.delivery.integration.Running;
import dev.comanda.delivery.queue.ActOn;
import dev.comanda.delivery.queue.Filter;
import dev.comanda.delivery.queue.Queue;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is done to all deliveries of an integration that a filter means. Thread-safe. */
final class Sweeps {
  /** Deliveries that one request changes; what is more is left, and the answer says how many. */
  static final int SWEPT_MAX = 100_000;

  /** Deliveries that were not changed and are named. */
  static final int NAMED_MAX = 100;

  private final Database database;
  private final LocationWriter writer;
  private final Running running;

  Sweeps(Database database, LocationWriter writer, Running running) {
    this.database = database;
    this.writer = writer;
    this.running = running;
  }

  /**
   * What would be done.
   *
   * @param count of all that are meant
   * @param states how many of them are in each
   * @param document on which they are to be booked; null for any
   * @param reasonCode why they stand so; null for any reason
   * @param q what was searched for; null where nothing was
   * @param waits how they wait
   */
  record Plan(
      int count,
      Map<String, Integer> states,
      @Nullable String document,
      @Nullable String reasonCode,
      @Nullable String q,
      @JsonUnwrapped Filter.Waits waits) {}

  /** One that was not changed, and why. */
  record Left(UUID deliveryId, String code, String text) {}

  /**
   * What was done.
   *
   * @param changed how many are another now
   * @param unchanged how many are not
   * @param why how many are not for each reason
   * @param named some that are not, at most {@link #NAMED_MAX}
   * @param left how many were meant and not come to
   */
  record Swept(
      @JsonUnwrapped Plan plan,
      int changed,
      int unchanged,
      Map<String, Integer> why,
      List<Left> named,
      int left) {}

  /** What would be done now. */
  Plan plan(Integration of, Sweep sweep, Filter filter) {
    var counts = database.read(tx -> Queue.count(tx, filter, sweep.stuckOnly()));
    var states = new TreeMap<String, Integer>();
    counts.forEach((state, count) -> states.put(word(state), count));
    int count = counts.values().stream().mapToInt(Integer::intValue).sum();
    var search = filter.search();
    return new Plan(
        count,
        states,
        filter.document(),
        filter.reasonCode(),
        search == null ? null : search.text(),
        filter.waits());
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Does it, some at a time so that the location's lock is soon free again; each is told of on the
   * log.
   *
   * @param confirmed how many somebody has agreed to
   * @throws Refused {@code plan_changed} where more are meant by now
   */
  Swept act(Integration of, Sweep sweep, Filter filter, int confirmed, Act act) {
    var plan = plan(of, sweep, filter);
    if (plan.count() > confirmed) {
      throw new Refused(
          Code.PLAN_CHANGED,
          "By now " + plan.count() + " are meant, not " + confirmed + "; look at the plan again.");
    }
    var ids =
        database.read(tx -> Queue.ids(tx, filter, sweep.stuckOnly(), sweep.lastFirst(), SWEPT_MAX));
    var tally = new Tally();
    for (int from = 0; from < ids.size(); from += ActOn.AT_ONCE_MAX) {
      var some = ids.subList(from, Math.min(ids.size(), from + ActOn.AT_ONCE_MAX));
      writer
          .submit(new ActOn(of.locationId(), some, act, running.rules(of)))
          .value()
          .forEach(tally::add);
    }
    return tally.swept(plan, Math.max(0, plan.count() - ids.size()));
  }

  /** What came of it so far. */
  private static final class Tally {
    private final Map<String, Integer> why = new TreeMap<>();
    private final List<Left> named = new ArrayList<>();
    private int changed;

    void add(ActOn.Done done) {
      if (done.ruling() instanceof Act.Refusal no) {
        why.merge(Why.word(no.why()), 1, Integer::sum);
        if (named.size() < NAMED_MAX) {
          named.add(new Left(done.delivery().id(), Why.word(no.why()), no.text()));
        }
      } else {
        changed++;
      }
    }

    Swept swept(Plan plan, int left) {
      int unchanged = why.values().stream().mapToInt(Integer::intValue).sum();
      return new Swept(plan, changed, unchanged, why, List.copyOf(named), left);
    }
  }
}
