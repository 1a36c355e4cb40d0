package dev.comanda.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.problem.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  @Test
  void a_text_loses_the_white_space_at_its_ends() {
    assertThat(Text.line("/name", "  Table 2\t", 60)).isEqualTo("Table 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "'; DROP TABLE orders; --",
        "Crème brûlée",
        "👩‍🍳",
        "مطعم\u200f"
      })
  void what_people_type_stays_as_it_is(String text) {
    assertThat(Text.line("/name", text, 60)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\u200b", "\u00a0", "\n"})
  void a_text_that_nobody_can_see_is_missing(String text) {
    refused(text, "required");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\nb", "a\r\nb", "a \t b", "a\u0085b", "a\u2028b", "a\u2029\r b", "a\u000b\fb"})
  void a_break_in_a_line_is_a_space(String text) {
    assertThat(Text.line("/name", text, 60)).isEqualTo("a b");
    assertThat(Text.lineOrNull("/name", text, 60)).isEqualTo("a b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\u0000b", "a\u001bb", "\ufeffab", "a\u202eb", "a\u2066b\u2069", "a\ud800b"})
  void control_and_direction_characters_are_left_out(String text) {
    assertThat(Text.line("/name", text, 60)).isEqualTo("ab");
    assertThat(Text.linesOrNull("/note", text, 60)).isEqualTo("ab");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "\r\n a \r\n\tb\r", "a\u2028b", "a\u0085b\n\n\n"})
  void a_note_keeps_its_lines(String text) {
    assertThat(Text.linesOrNull("/note", text, 60)).isEqualTo("a\nb");
  }

  @Test
  void a_note_has_no_gaps_of_many_lines() {
    assertThat(Text.linesOrNull("/note", "a\n\n \n\t\n\r\nb", 60)).isEqualTo("a\n\nb");
    assertThat(Text.linesOrNull("/note", "\n\u200b\n", 60)).isNull();
  }

  @Test
  void the_beginning_of_a_text_ends_with_a_whole_character() {
    assertThat(Text.beginning("abc", 3)).isEqualTo("abc");
    assertThat(Text.beginning("abcd", 3)).isEqualTo("abc");
    assertThat(Text.beginning("ab🍹🍹", 3)).isEqualTo("ab🍹");
    assertThat(Text.beginning("a👩‍🍳b", 3)).isEqualTo("a");
    assertThat(Text.beginning("e\u0301e\u0301", 3)).isEqualTo("e\u0301");
  }

  @Test
  void length_is_counted_in_characters_of_unicode() {
    assertThat(Text.line("/name", "🍹".repeat(60), 60)).hasSize(120);
    refused("🍹".repeat(61), "too_long");
  }

  @Test
  void a_blank_text_that_may_be_absent_is_absent() {
    assertThat(Text.lineOrNull("/note", null, 200)).isNull();
    assertThat(Text.lineOrNull("/note", "  ", 200)).isNull();
    assertThat(Text.lineOrNull("/note", "\u200b\u0007", 200)).isNull();
    assertThat(Text.lineOrNull("/note", " no ice ", 200)).isEqualTo("no ice");
  }

  private static void refused(String text, String fault) {
    assertThatThrownBy(() -> Text.line("/name", text, 60))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> {
              assertThat(e.faults()).hasSize(1);
              assertThat(e.faults().getFirst().pointer()).isEqualTo("/name");
              assertThat(e.faults().getFirst().code()).isEqualTo(fault);
            });
  }
}
