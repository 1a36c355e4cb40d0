package dev.comanda.log.writer;

import java.time.Duration;

/**
 * How much a writer takes on, and how long its callers wait.
 *
 * @param deadline how long a command may wait to be taken; after it the caller is told to come back
 * @param outcomeWait how long after that a taken command may stay without a known outcome: the
 *     silence that a server is allowed, and settling
 * @param settleWait how long a lost commit is asked about
 * @param commandsMax commands that may wait; one more is refused at once
 */
record WriterBounds(Duration deadline, Duration outcomeWait, Duration settleWait, int commandsMax) {
  /** The queue holds five seconds of 2,000 commands a second. */
  static final WriterBounds PRODUCTION =
      new WriterBounds(
          Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(15), 10_000);

  /** The same for one of several writers that share the commands. */
  WriterBounds shared(int writers) {
    return new WriterBounds(deadline, outcomeWait, settleWait, Math.ceilDiv(commandsMax, writers));
  }
}
