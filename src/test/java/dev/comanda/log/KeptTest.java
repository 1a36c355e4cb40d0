package dev.comanda.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is kept is right for who asks, and made once for all who want it at once. */
class KeptTest {
  private record Answer(Mark at, String says) {}

  private final Kept<String, Answer> kept = new Kept<>(answer -> answer.says().length());
  private final AtomicInteger made = new AtomicInteger();

  private static Mark at(int revision) {
    return new Mark(new Revision(1, revision), 10L * revision);
  }

  private Answer ask(Mark mark, Supplier<Answer> make) {
    return kept.get(
        "menu",
        answer -> answer.at().isConfiguredSince(mark),
        () -> {
          made.incrementAndGet();
          return make.get();
        });
  }

  private String ask(int revision) {
    return ask(at(revision), () -> new Answer(at(revision), "as of " + revision)).says();
  }

  @Test
  void it_is_made_again_only_for_who_knows_of_a_change() {
    assertThat(ask(1)).isEqualTo("as of 1");
    assertThat(ask(1)).isEqualTo("as of 1");
    assertThat(ask(2)).isEqualTo("as of 2");
    assertThat(made).hasValue(2);
    // Who looked before the change and comes after it gets what is right now.
    assertThat(ask(1)).isEqualTo("as of 2");
    assertThat(made).hasValue(2);
  }

  @Test
  void of_another_log_nothing_counts() {
    ask(5);
    var other = new Mark(new Revision(2, 1), 1);
    assertThat(ask(other, () -> new Answer(other, "restored")).says()).isEqualTo("restored");
    assertThat(ask(5)).isEqualTo("as of 5");
  }

  @Test
  void many_who_want_it_at_once_wait_for_one_who_makes_it() throws Exception {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          CompletableFuture.supplyAsync(
              () ->
                  ask(
                      at(1),
                      () -> {
                        begun.countDown();
                        await(goOn);
                        return new Answer(at(1), "slow");
                      }),
              threads);
      begun.await();
      var others = new ArrayList<CompletableFuture<String>>();
      for (int i = 0; i < 20; i++) {
        others.add(CompletableFuture.supplyAsync(() -> ask(1), threads));
      }
      // One that knows of a later change is not content with what is being made.
      var later = CompletableFuture.supplyAsync(() -> ask(2), threads);
      goOn.countDown();
      assertThat(first.join().says()).isEqualTo("slow");
      others.forEach(each -> assertThat(each.join()).isIn("slow", "as of 2"));
      assertThat(later.join()).isEqualTo("as of 2");
    }
    assertThat(made).hasValue(2);
  }

  @Test
  void what_fails_is_not_kept() {
    var refused = new Refused(Code.BUSY, "Try again.");
    assertThatThrownBy(
            () ->
                ask(
                    at(1),
                    () -> {
                      throw refused;
                    }))
        .isSameAs(refused);
    assertThat(ask(1)).isEqualTo("as of 1");
  }

  @Test
  void what_is_larger_than_all_that_may_be_kept_is_made_each_time() {
    var large = new Kept<String, Integer>(number -> Integer.MAX_VALUE / 2);
    for (int i = 1; i <= 3; i++) {
      assertThat(large.get("one", any -> true, made::incrementAndGet)).isEqualTo(i);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
