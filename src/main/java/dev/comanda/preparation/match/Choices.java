package dev.comanda.preparation.match;

import java.time.LocalTime;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which of the free workers may make a ticket. Most ask for the same, which is looked at once. */
final class Choices {
  /**
   * Those who may make one ticket.
   *
   * @param workers their places in the list of workers
   * @param otherwise why it waits on if none of them is left for it
   */
  record Choice(BitSet workers, WhyNot otherwise) {}

  private final List<FreeWorker> workers;
  private final LocalTime at;
  private final Map<WorkFilter, BitSet> byFilter = new LinkedHashMap<>();

  Choices(List<FreeWorker> workers, LocalTime at) {
    this.workers = workers;
    this.at = at;
    for (int i = 0; i < workers.size(); i++) {
      byFilter.computeIfAbsent(workers.get(i).filter(), _ -> new BitSet()).set(i);
    }
  }

  Choice of(WaitingTicket ticket) {
    var able = new BitSet();
    var nearest = WhyNot.NOBODY_FREE;
    for (var asking : byFilter.entrySet()) {
      var refusal = asking.getKey().refuses(ticket, at);
      if (refusal.isPresent()) {
        nearest = nearest.orNearer(refusal.get());
      } else {
        able.or(asking.getValue());
      }
    }
    if (able.isEmpty()) {
      return new Choice(able, nearest);
    }
    able.stream()
        .filter(i -> ticket.rejectedBy().contains(workers.get(i).key()))
        .forEach(able::clear);
    return new Choice(able, able.isEmpty() ? WhyNot.REJECTED : WhyNot.OTHERS_FIRST);
  }
}
