package dev.comanda.live;

import dev.comanda.Seed;
import dev.comanda.TestCounts;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EveryEventOnceTest {
  private static final List<UUID> LOCATIONS = List.of(new UUID(0, 1), new UUID(0, 2));

  @Test
  void every_screen_gets_every_event_once_in_order() throws InterruptedException {
    var random = Seed.of(EveryEventOnceTest.class);
    for (int round = 0; round < TestCounts.of("live.rounds"); round++) {
      var logs = new MemoryLogs();
      new EveryEventOnce(Seed.from(random), logs, LOCATIONS)
          .happens(
              300,
              (location, what, offers) ->
                  offers.committed(location, 1, logs.append(location, what)));
    }
  }
}
