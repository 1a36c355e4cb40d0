package dev.comanda.live;

import dev.comanda.TestCounts;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EveryEventOnceTest {
  private static final List<UUID> LOCATIONS = List.of(new UUID(0, 1), new UUID(0, 2));

  @Test
  void everyScreenGetsEveryEventOnceInOrder() throws InterruptedException {
    for (int round = 0; round < TestCounts.of("live.rounds"); round++) {
      long seed = new Random().nextLong();
      System.out.println("EveryEventOnce seed " + seed);
      var logs = new MemoryLogs();
      new EveryEventOnce(seed, logs, LOCATIONS)
          .happens(
              300,
              (location, what, offers) ->
                  offers.committed(location, 1, logs.append(location, what)));
    }
  }
}
