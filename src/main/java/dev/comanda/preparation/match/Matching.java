package dev.comanda.preparation.match;

import java.util.List;

/**
 * Who makes what, and what waits on. Each ticket given stands in one of both lists, once.
 *
 * @param pairs in the tickets' order of rank
 * @param left in the same
 */
public record Matching(List<Pair> pairs, List<Left> left) {
  /** A ticket and the worker who is to make it. */
  public record Pair(WaitingTicket ticket, FreeWorker worker) {}

  /** A ticket that waits on, and why. */
  public record Left(WaitingTicket ticket, WhyNot why) {}

  /** Keeps what it was given from changing. */
  public Matching {
    pairs = List.copyOf(pairs);
    left = List.copyOf(left);
  }
}
