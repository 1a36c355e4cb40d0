package dev.comanda.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.problem.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  @Test
  void aTextLosesTheWhiteSpaceAtItsEnds() {
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
  void whatPeopleTypeStaysAsItIs(String text) {
    assertThat(Text.line("/name", text, 60)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\u200b", "\u00a0", "\n"})
  void aTextThatNobodyCanSeeIsMissing(String text) {
    refused(text, "required");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\nb",
        "a\u001bb",
        "a\u0085b",
        "a\u2028b",
        "a\u202eb",
        "a\u2066b",
        "a\ud800b"
      })
  void controlAndDirectionCharactersAreRefused(String text) {
    refused(text, "characters");
  }

  @Test
  void lengthIsCountedInCharactersOfUnicode() {
    assertThat(Text.line("/name", "🍹".repeat(60), 60)).hasSize(120);
    refused("🍹".repeat(61), "too_long");
  }

  @Test
  void aBlankTextThatMayBeAbsentIsAbsent() {
    assertThat(Text.lineOrNull("/note", null, 200)).isNull();
    assertThat(Text.lineOrNull("/note", "  ", 200)).isNull();
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
