package dev.comanda.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.log.writer.TestLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A page of the log is bounded by what it holds, and tells where to go on. */
class LogPageTest {
  private static final int TEXT_CHARS = 10_000;
  private static final int EVENTS = 250;

  private final TestLog log = new TestLog();

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void large_events_make_short_pages_and_none_is_left_out() {
    var location = log.location();
    var writer = log.writer();
    for (int i = 0; i < EVENTS; i++) {
      log.send(writer, log.note(location, "x".repeat(TEXT_CHARS))).join();
    }
    var reader = new LocationLog(log.database, Clock.systemUTC(), (at, epoch, events) -> {});
    var seqs = new ArrayList<Long>();
    var position = reader.beginning(location);
    LocationLog.Page page;
    do {
      page = reader.page(location, position, LocationLog.PAGE_EVENTS_MAX);
      assertThat(page.data()).isNotEmpty().hasSizeLessThan(EVENTS);
      page.data().forEach(event -> seqs.add(event.seq()));
      position = Position.parse(page.position(), "position");
    } while (page.hasMore());
    assertThat(seqs).isEqualTo(LongStream.rangeClosed(1, EVENTS).boxed().toList());
  }
}
