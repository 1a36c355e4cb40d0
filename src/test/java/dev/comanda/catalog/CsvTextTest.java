package dev.comanda.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.json.CsvCell;
import dev.comanda.problem.Refused;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1", "+49 30", "-5", "@home", "\tx", "'=1+1", "''=x", "'", "'plain", "plain", "", "a=b",
        "＝1", "=1\n=2"
      })
  void no_cell_runs_and_each_comes_back_as_it_was(String cell) {
    var safe = CsvCell.safe(cell);
    assertThat(safe).doesNotMatch("(?s)[=+\\-@\\t\\r＝].*");
    assertThat(CsvCell.plain(safe)).isEqualTo(cell);
  }

  @Test
  void utf_8_may_have_a_mark_at_its_beginning() {
    assertThat(CsvText.of("\uFEFFsku,ä".getBytes(StandardCharsets.UTF_8))).isEqualTo("sku,ä");
    assertThat(CsvText.of("sku,ä".getBytes(StandardCharsets.UTF_8))).isEqualTo("sku,ä");
    assertThat(CsvText.of(new byte[0])).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16,UTF-16",
    "UTF-16LE,UTF-16",
    "UTF-16BE,UTF-16",
    "X-UTF-32LE-BOM,UTF-32",
    "windows-1252,Windows-1252"
  })
  void another_encoding_is_refused_by_its_name(String charset, String named) {
    var bytes = "sku,name_de\n1,Käse\n".getBytes(Charset.forName(charset));
    assertThatThrownBy(() -> CsvText.of(bytes))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(named);
  }
}
