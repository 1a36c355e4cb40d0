package dev.comanda.log.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Ids;
import dev.comanda.problem.Code;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same key is never done twice. */
class IdempotencyTest {
  private final TestLog log = new TestLog();
  private final UUID location = log.location();
  private final UUID caller = Ids.next();

  @AfterEach
  void close() {
    log.close();
  }

  private Note note(String text, String key) {
    return log.note(location, text).withKey(caller, key);
  }

  @Test
  void a_repeat_gets_the_first_answer() {
    var writer = log.writer();
    assertThat(log.send(writer, note("beer", "k")).join()).isEqualTo(new Answer<>("beer", false));
    assertThat(log.send(writer, note("beer", "k")).join()).isEqualTo(new Answer<>("beer", true));
    assertThat(log.texts(location)).containsExactly("beer");
  }

  @Test
  void a_key_whose_wish_was_done_before_is_answered_alike_from_then_on() {
    var writer = log.writer();
    log.send(writer, log.note(location, "first")).join();
    var like = note("like the first", "k");
    assertThat(log.send(writer, like).join()).isEqualTo(new Answer<>("first", true));
    log.send(writer, log.note(location, "second")).join();
    assertThat(log.send(writer, note("like the first", "k")).join().value()).isEqualTo("first");
    assertThat(TestLog.refusedAs(log.send(writer, note("other", "k"))))
        .isEqualTo(Code.IDEMPOTENCY_KEY_REUSED);
    assertThat(log.texts(location)).containsExactly("first", "second");
  }

  @Test
  void no_key_is_answered_without_an_event_that_holds_the_answer() {
    var sent = log.send(log.writer(), note("silent", "k"));
    assertThat(sent.handle((answer, e) -> e).join())
        .hasRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void another_body_with_the_same_key_is_refused() {
    var writer = log.writer();
    log.send(writer, note("beer", "k")).join();
    var other = TestLog.refusal(log.send(writer, note("wine", "k")));
    assertThat(other.code()).isEqualTo(Code.IDEMPOTENCY_KEY_REUSED);
    assertThat(log.texts(location)).containsExactly("beer");
  }

  @Test
  void keys_of_other_callers_and_locations_do_not_meet() {
    var writer = log.writer();
    var elsewhere = log.location();
    var notes =
        List.of(
            note("beer", "k"),
            log.note(location, "wine").withKey(Ids.next(), "k"),
            log.note(elsewhere, "water").withKey(caller, "k"));
    assertThat(notes).noneMatch(note -> log.send(writer, note).join().replayed());
    assertThat(log.texts(location)).containsExactly("beer", "wine");
    assertThat(log.texts(elsewhere)).containsExactly("water");
  }

  @Test
  void a_refusal_is_not_remembered() {
    var writer = log.writer();
    var refused = log.send(writer, note("refused", "k"));
    assertThat(TestLog.refusedAs(refused)).isEqualTo(Code.PRODUCT_UNAVAILABLE);
    assertThat(log.send(writer, note("beer", "k")).join()).isEqualTo(new Answer<>("beer", false));
  }

  @Test
  void of_repeats_in_one_group_the_first_is_done_and_the_others_wait_for_its_answer() {
    var first = TestLog.entry(note("beer", "k"));
    var repeat = TestLog.entry(note("beer", "k"));
    var other = TestLog.entry(note("wine", "k"));
    log.write(List.of(first, repeat, other));
    assertThat(first.future().join()).isEqualTo(new Answer<>("beer", false));
    assertThat(List.of(repeat.open(), other.open())).containsOnly(true);
    repeat.putBack();
    other.putBack();
    log.write(List.of(repeat));
    log.write(List.of(other));
    assertThat(repeat.future().join()).isEqualTo(new Answer<>("beer", true));
    assertThat(TestLog.refusedAs(other.future())).isEqualTo(Code.IDEMPOTENCY_KEY_REUSED);
    assertThat(log.texts(location)).containsExactly("beer");
  }

  @Test
  void of_repeats_at_the_same_moment_on_two_nodes_one_is_done() {
    var nodes = List.of(log.writer(), log.writer());
    var answers =
        IntStream.range(0, 200)
            .mapToObj(i -> log.send(nodes.get(i % 2), note("beer " + i / 10, "k" + i / 10)))
            .toList();
    assertThat(answers.stream().map(CompletableFuture::join).filter(a -> !a.replayed()))
        .hasSize(20);
    assertThat(log.texts(location))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 20).mapToObj(i -> "beer " + i).toList());
    log.assertWhole(location);
  }
}
