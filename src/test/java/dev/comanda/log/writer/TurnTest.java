package dev.comanda.log.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Ids;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** In which order a turn tries its commands. */
class TurnTest {
  private final Notes notes = new Notes();
  private final UUID here = Ids.next();
  private final UUID there = Ids.next();

  private Entry<?, ?> taken(UUID location, String text) {
    var entry = TestLog.entry(Note.at(location, text, notes));
    entry.take();
    return entry;
  }

  @Test
  void halves_are_tried_in_the_order_of_the_whole() {
    var a = taken(here, "a");
    var b = taken(here, "b");
    var c = taken(here, "c");
    var turn = new Turn(List.of(a, b, c), false);
    turn.halve(turn.next());
    var first = turn.next();
    var second = turn.next();
    assertThat(first).containsExactly(a);
    assertThat(second).containsExactly(b, c);
    assertThat(turn.next()).isEmpty();
  }

  @Test
  void once_a_location_is_busy_none_of_its_commands_overtakes_another() {
    var a = taken(here, "a");
    var b = taken(there, "b");
    var c = taken(here, "c");
    var turn = new Turn(List.of(a, b, c), false);
    turn.halve(turn.next());
    assertThat(turn.next()).containsExactly(a);
    turn.busy(List.of(here));
    assertThat(turn.next()).containsExactly(b);
    assertThat(turn.next()).isEmpty();
  }

  @Test
  void what_is_answered_or_abandoned_is_not_tried_again() {
    var answered = taken(here, "answered");
    var abandoned = taken(here, "abandoned");
    var open = taken(here, "open");
    var turn = new Turn(List.of(answered, abandoned, open), false);
    answered.fail(new IllegalStateException());
    abandoned.abandon();
    assertThat(turn.next()).containsExactly(open);
  }
}
