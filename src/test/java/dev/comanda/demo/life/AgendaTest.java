package dev.comanda.demo.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Everybody's turn comes in time, whatever becomes of the others'. */
class AgendaTest {
  private final Agenda agenda = new Agenda(1);
  private final List<String> did = new ArrayList<>();

  @Test
  void turns_come_by_time_and_those_of_one_time_as_they_were_added() {
    agenda.add(once("last"), Instant.EPOCH, Duration.ofSeconds(2));
    agenda.add(once("first"), Instant.EPOCH, Duration.ofSeconds(1));
    agenda.add(once("second"), Instant.EPOCH, Duration.ofSeconds(1));
    run(Instant.EPOCH);
    assertThat(did).isEmpty();
    run(Instant.EPOCH.plusSeconds(1));
    assertThat(did).containsExactly("first", "second");
    run(Instant.EPOCH.plusSeconds(2));
    assertThat(did).containsExactly("first", "second", "last");
    assertThat(agenda.next()).isEmpty();
  }

  @Test
  void whoever_gets_no_answer_tries_again_later() {
    agenda.add(
        now -> {
          did.add("tried");
          throw new UncheckedIOException(new IOException("no answer"));
        },
        Instant.EPOCH,
        Duration.ZERO);
    run(Instant.EPOCH);
    assertThat(did).containsExactly("tried");
    assertThat(agenda.next()).contains(Instant.EPOCH.plus(Agenda.TROUBLE));
  }

  @Test
  void haste_makes_every_pause_shorter() {
    var hasty = new Agenda(60);
    hasty.add(now -> Optional.of(Duration.ofMinutes(2)), Instant.EPOCH, Duration.ofMinutes(1));
    assertThat(hasty.next()).contains(Instant.EPOCH.plusSeconds(1));
    hasty.run(Instant.EPOCH.plusSeconds(1));
    assertThat(hasty.next()).contains(Instant.EPOCH.plusSeconds(3));
  }

  private Actor once(String name) {
    return now -> {
      did.add(name);
      return Optional.empty();
    };
  }

  private void run(Instant now) {
    while (agenda.next().filter(at -> !at.isAfter(now)).isPresent()) {
      agenda.run(now);
    }
  }
}
