package dev.comanda.delivery.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkTest {
  private static final String MARK = "OilMat:12";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OilMat:12",
        "OilMat:12 Motoröl",
        "Motoröl OilMat:12",
        "Motoröl\nOilMat:12\tund mehr",
        "Motoröl (OilMat:12).",
        "„OilMat:12“",
        "OilMat:12, OilMat:13",
        "OilMat:13;OilMat:12",
        "OilMat:123 OilMat:12",
        "#OilMat:12.",
        "<b>OilMat:12</b>",
        "a\u00a0OilMat:12\u00a0b",
      })
  void a_mark_is_seen_as_a_token_of_its_own(String text) {
    assertThat(Mark.standsIn(text, MARK)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Motoröl",
        "OilMat:123",
        "OilMat:1",
        "XOilMat:12",
        "ÖOilMat:12",
        "OilMat:12-3",
        "OilMat:12.5",
        "OilMat:12_a",
        "OilMat:12/13",
        "OilMat:12\u0301",
        "1-OilMat:12",
        "oilmat:12",
      })
  void a_part_of_another_token_is_no_mark(String text) {
    assertThat(Mark.standsIn(text, MARK)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "4711=4711",
        "a-1.b_2/3=a-1.b_2/3",
        "Öl-12=Öl-12",
        "4711 2=4711%202",
        "a\u00a0b=a%C2%A0b",
        "1;2(3)=1%3B2%283%29",
        "4711.=4711%2E",
        "100%=100%25",
        "x\ud83d\ude00y=x%F0%9F%98%80y",
        "#=%23",
      })
  void an_id_stands_in_a_mark_so_that_no_other_looks_like_it(String id, String written) {
    assertThat(Mark.written(id)).isEqualTo(written);
    assertThat(Mark.standsIn("OilMat:" + written, "OilMat:4711")).isEqualTo(id.equals("4711"));
  }

  @Test
  void a_mark_has_a_letter() {
    assertThatThrownBy(() -> Mark.standsIn("a", "")).isInstanceOf(IllegalArgumentException.class);
  }
}
