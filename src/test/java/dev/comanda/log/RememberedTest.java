package dev.comanda.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.log.writer.TestLog;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is remembered counts until something is changed at its location. */
class RememberedTest {
  private final TestLog log = new TestLog();
  private final UUID location = log.location();
  private final List<UUID> read = new ArrayList<>();
  private final Map<UUID, String> standing = new HashMap<>(Map.of(location, "red"));
  private final Remembered<UUID, String> remembered =
      new Remembered<>(10, id -> id, (tx, ids) -> read(ids));

  @AfterEach
  void close() {
    log.close();
  }

  private Map<UUID, String> read(Collection<UUID> ids) {
    read.addAll(ids);
    var found = new HashMap<UUID, String>();
    ids.stream().filter(standing::containsKey).forEach(id -> found.put(id, standing.get(id)));
    return found;
  }

  private Map<UUID, String> find(UUID... ids) {
    return log.database.write(
        tx -> {
          var heads = HeadRows.lockWaiting(tx, List.of(ids), Instant.EPOCH).get();
          return remembered.find(tx, heads, List.of(ids));
        });
  }

  private void change(UUID id, String value) {
    new LocationLog(log.database, Clock.systemUTC(), (at, epoch, events) -> {})
        .change(
            id,
            (tx, head) -> {
              standing.put(id, value);
              return head.append(EventType.PRODUCT_CHANGED, null, null, value);
            });
  }

  @Test
  void what_was_read_is_not_read_again() {
    assertThat(find(location)).containsExactly(Map.entry(location, "red"));
    assertThat(find(location)).containsExactly(Map.entry(location, "red"));
    assertThat(read).containsExactly(location);
  }

  @Test
  void a_change_lets_it_be_read_again_at_its_location_only() {
    var other = log.location();
    standing.put(other, "white");
    find(location, other);
    change(location, "blue");
    read.clear();
    assertThat(find(location, other)).containsEntry(location, "blue").containsEntry(other, "white");
    assertThat(read).containsExactly(location);
  }

  @Test
  void commands_let_it_count_on() {
    find(location);
    log.send(log.writer(), log.note(location, "beer")).join();
    find(location);
    assertThat(read).containsExactly(location);
  }

  @Test
  void a_log_with_another_epoch_lets_it_be_read_again() {
    find(location);
    log.database.write(tx -> tx.update("UPDATE location_log SET epoch = epoch + 1"));
    find(location);
    assertThat(read).containsExactly(location, location);
  }

  @Test
  void what_is_unknown_is_left_out_and_looked_for_again() {
    var unknown = log.location();
    assertThat(find(unknown)).isEmpty();
    standing.put(unknown, "rose");
    assertThat(find(unknown)).containsEntry(unknown, "rose");
  }
}
