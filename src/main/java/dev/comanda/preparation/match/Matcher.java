package dev.comanda.preparation.match;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives waiting tickets to free workers. Pure: the same tickets, workers and time give the same
 * pairs, in whatever order they come.
 *
 * <p>Tickets rank by urgency (hurried, or waiting longer than {@link WaitingTicket#PATIENCE}), the
 * time at which they are to be begun, the time at which they were placed. One is left out only
 * where no way of giving work serves it together with all before it that are served. Of workers
 * those are taken who have waited longest, as far as that serves the same tickets; and each ticket
 * in its rank gets the one of them who has waited longest, as far as the others still get theirs.
 */
public final class Matcher {
  private Matcher() {}

  /**
   * Pairs each worker with at most one ticket, and each ticket with at most one worker.
   *
   * @param zone of the place where the work is done, by which workers have their hours
   */
  public static Matching pair(
      List<WaitingTicket> tickets, List<FreeWorker> workers, Instant now, ZoneId zone) {
    var ranked = tickets.stream().sorted(WaitingTicket.rankAt(now)).toList();
    var queue = workers.stream().sorted(FreeWorker.BY_WAITING).toList();
    var choices = new Choices(queue, now.atZone(zone).toLocalTime());
    var rows = ranked.stream().filter(each -> each.due(now)).map(choices::of).toList();
    var given = Assignment.best(rows.stream().map(Choices.Choice::workers).toList(), queue.size());
    var pairs = new ArrayList<Matching.Pair>();
    var left = new ArrayList<Matching.Left>();
    int row = 0;
    for (var ticket : ranked) {
      if (!ticket.due(now)) {
        left.add(new Matching.Left(ticket, WhyNot.NOT_DUE));
        continue;
      }
      if (given[row] == Assignment.NONE) {
        left.add(new Matching.Left(ticket, rows.get(row).otherwise()));
      } else {
        pairs.add(new Matching.Pair(ticket, queue.get(given[row])));
      }
      row++;
    }
    return new Matching(pairs, left);
  }
}
