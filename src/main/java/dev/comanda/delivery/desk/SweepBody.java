package dev.comanda.delivery.desk;

import dev.comanda.delivery.course.Act;
import dev.comanda.delivery.course.State;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.delivery.queue.Filter;
import dev.comanda.delivery.queue.Search;
import dev.comanda.json.Json;
import dev.comanda.json.Text;
import dev.comanda.order.Order;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import dev.comanda.session.Spot;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries of an integration are meant, and whether it is to be done, as clients send it.
 *
 * @param states none for all that can be changed so
 * @param reason why it is done; only where one is needed
 * @param confirm the count of the plan; null where only that is asked for
 */
record SweepBody(
    @Nullable List<@Nullable String> states,
    @Nullable String document,
    @Nullable String reasonCode,
    @Nullable String q,
    @Nullable Integer attemptsMin,
    @Nullable Instant dueBefore,
    @Nullable Integer olderThan,
    @Nullable String reason,
    @Nullable Integer confirm) {
  private static final int CODE_CHARS_MAX = 60;

  /**
   * Those that are meant.
   *
   * @throws Refused naming every field that is not acceptable
   */
  Filter filter(Integration of, Sweep sweep) {
    if (reason != null && sweep != Sweep.CLEAR) {
      throw Json.unknownField("/reason");
    }
    var faults = new Faults();
    var in = faults.check(() -> states(sweep));
    var on = faults.check(() -> line("/document", document, Spot.DOCUMENT_CHARS_MAX));
    var why = faults.check(() -> line("/reason_code", reasonCode, CODE_CHARS_MAX));
    var search = faults.check(() -> line("/q", q, Search.CHARS_MAX));
    var tried =
        faults.check(() -> within("/attempts_min", attemptsMin, FilterHandlers.ATTEMPTS_MAX));
    var age = faults.check(() -> within("/older_than", olderThan, FilterHandlers.MINUTES_MAX));
    faults.refuse();
    return Filter.of(
        of.locationId(),
        of.id(),
        in.get(),
        search.get().map(Search::new).orElse(null),
        on.get().orElse(null),
        why.get().orElse(null),
        new Filter.Waits(tried.get().orElse(null), dueBefore, age.get().orElse(null)));
  }

  private Set<State> states(Sweep sweep) {
    if (states == null || states.isEmpty()) {
      return sweep.states();
    }
    var sent = EnumSet.noneOf(State.class);
    for (int i = 0; i < states.size(); i++) {
      var pointer = "/states/" + i;
      var state = FilterHandlers.state(pointer, Faults.required(pointer, states.get(i)));
      if (!sweep.states().contains(state)) {
        throw Refused.field(pointer, "choice", "Nothing in this state is changed so.");
      }
      sent.add(state);
    }
    return sent;
  }

  private static Optional<Integer> within(String pointer, @Nullable Integer sent, int max) {
    if (sent != null && (sent < 1 || sent > max)) {
      throw Refused.field(pointer, "out_of_bounds", "It must be from 1 to " + max + ".");
    }
    return Optional.ofNullable(sent);
  }

  private static Optional<String> line(String pointer, @Nullable String sent, int charsMax) {
    return Optional.ofNullable(Text.lineOrNull(pointer, sent, charsMax));
  }

  /**
   * What is done to each.
   *
   * @throws Refused where a reason is needed and not given
   */
  Act act(Sweep sweep, String who) {
    return sweep.act(
        who, sweep == Sweep.CLEAR ? Text.line("/reason", reason, Order.NOTE_CHARS_MAX) : "");
  }
}
