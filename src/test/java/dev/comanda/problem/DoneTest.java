package dev.comanda.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DoneTest {
  private final AtomicInteger written = new AtomicInteger();

  private static final class Lost extends RuntimeException implements Outage {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean connectionLost() {
      return true;
    }

    @Override
    public boolean outOfRoom() {
      return false;
    }

    @Override
    public boolean tookTooLong() {
      return false;
    }
  }

  private static Refused busy() {
    return new Refused(Code.BUSY, "Nothing was done.");
  }

  private static Supplier<String> then(Runnable first, RuntimeException failure) {
    return () -> {
      first.run();
      throw failure;
    };
  }

  private Code code(Supplier<String> work) {
    try {
      Done.watch(work, written::incrementAndGet);
      throw new AssertionError("it failed");
    } catch (Refused e) {
      return e.code();
    }
  }

  @Test
  void what_fails_before_anything_is_done_says_so() {
    assertThat(code(then(() -> {}, busy()))).isEqualTo(Code.BUSY);
    assertThatThrownBy(() -> Done.watch(then(() -> {}, new Lost()), written::incrementAndGet))
        .isInstanceOf(Lost.class);
    assertThat(written).hasValue(0);
  }

  @Test
  void what_fails_afterwards_is_written_down_and_is_not_called_undone() {
    assertThat(code(then(Done::surely, busy()))).isEqualTo(Code.OUTCOME_UNKNOWN);
    assertThat(code(then(Done::surely, new Lost()))).isEqualTo(Code.OUTCOME_UNKNOWN);
    assertThat(written).hasValue(2);
  }

  @Test
  void no_refusal_says_that_nothing_was_done_when_something_was() {
    for (var code : Code.values()) {
      written.set(0);
      var refused = new Refused(code, "Nothing was done.");
      assertThat(code(then(Done::surely, refused))).as("%s", code).isEqualTo(Code.OUTCOME_UNKNOWN);
      assertThat(written).as("%s", code).hasValue(1);
      assertThat(code(then(Done::perhaps, refused))).as("%s", code).isEqualTo(Code.OUTCOME_UNKNOWN);
      assertThat(code(then(() -> {}, refused))).as("%s", code).isEqualTo(code);
      assertThat(written).as("%s", code).hasValue(1);
    }
  }

  @Test
  void whatever_fails_afterwards_is_written_down_and_told_as_it_is() {
    for (var failure : List.of(new IllegalStateException(), new StackOverflowError())) {
      assertThatThrownBy(
              () ->
                  Done.watch(
                      () -> {
                        Done.surely();
                        return raised(failure);
                      },
                      written::incrementAndGet))
          .isSameAs(failure);
    }
    assertThat(written).hasValue(2);
  }

  private static String raised(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  @Test
  void what_cannot_be_written_down_hides_nothing() {
    var bug = new IllegalStateException("the bug");
    assertThatThrownBy(
            () ->
                Done.watch(
                    then(Done::surely, bug),
                    () -> {
                      throw busy();
                    }))
        .isSameAs(bug)
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  @Test
  void what_succeeds_says_whether_anything_was_done() {
    assertThat(Done.watch(() -> "seen", written::incrementAndGet))
        .isEqualTo(new Done.Outcome<>("seen", false));
    var made =
        Done.watch(
            () -> {
              Done.surely();
              return "made";
            },
            written::incrementAndGet);
    assertThat(made).isEqualTo(new Done.Outcome<>("made", true));
    assertThat(written).hasValue(0);
  }

  @Test
  void what_may_be_done_is_not_written_down() {
    assertThat(code(then(Done::perhaps, new Lost()))).isEqualTo(Code.OUTCOME_UNKNOWN);
    assertThat(written).hasValue(0);
  }
}
