package dev.comanda.catalog.csv;

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
  void more_columns_than_there_may_be_are_refused_before_rows_are_as_wide() {
    for (int columns : new int[] {CsvSheet.COLUMNS_MAX + 1, 16_384}) {
      var file = "a" + ",".repeat(columns - 1) + "\nx".repeat(CsvSheet.ROWS_MAX - 1);
      var wider = "\n" + "x,".repeat(columns - 1) + "x";
      assertThatThrownBy(() -> CsvSheet.read(file + wider))
          .isInstanceOfSatisfying(
              Refused.class,
              e ->
                  assertThat(e.faults())
                      .extracting(Refused.Fault::code)
                      .containsExactly("too_many"));
    }
    var widest = "a" + ",".repeat(CsvSheet.COLUMNS_MAX - 1) + "\nx\n";
    assertThat(CsvSheet.read(widest).rows().getFirst().cells()).hasSize(CsvSheet.COLUMNS_MAX);
  }

  @Test
  void utf_8_may_have_a_mark_at_its_beginning() {
    assertThat(CsvText.of("\uFEFFsku,ä".getBytes(StandardCharsets.UTF_8), null, "de").text())
        .isEqualTo("sku,ä");
    assertThat(CsvText.of("sku,ä".getBytes(StandardCharsets.UTF_8), null, "de").text())
        .isEqualTo("sku,ä");
    assertThat(CsvText.of(new byte[0], null, "de").text()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16,de",
    "UTF-16LE,de",
    "UTF-16BE,de",
    "X-UTF-32LE-BOM,de",
    "UTF-32BE,de",
    "windows-1252,de",
    "windows-1252,en",
    "windows-1250,pl",
    "windows-1254,tr"
  })
  void the_encoding_of_a_file_is_found_out(String charset, String language) {
    var file = "sku,name_de\n1,Käse\n";
    var mark = charset.equals("UTF-32BE") ? "\uFEFF" : "";
    var bytes = (mark + file).getBytes(Charset.forName(charset));
    assertThat(CsvText.of(bytes, null, language).text()).isEqualTo(file);
  }

  @Test
  void what_the_sender_says_counts_unless_the_file_says_otherwise() {
    var cyrillic = "sku,чай".getBytes(Charset.forName("KOI8-R"));
    assertThat(CsvText.of(cyrillic, "koi8-r", "de").text()).isEqualTo("sku,чай");
    var marked = "\uFEFFsku,ä".getBytes(StandardCharsets.UTF_8);
    assertThat(CsvText.of(marked, "iso-8859-1", "de").text()).isEqualTo("sku,ä");
    assertThatThrownBy(() -> CsvText.of(cyrillic, "no-such", "de"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("no-such");
    assertThatThrownBy(() -> CsvText.of(new byte[] {'a', 0, 'b', 'c'}, null, "de"))
        .isInstanceOf(Refused.class);
  }
}
