package dev.comanda.erp.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.connector.Booked;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoundLinesTest {
  private static final String MARK = "OilMat:12";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"4.7\"|4.7",
        "\"4,7\"|4.7",
        "\" 4.70 \"|4.7",
        "4.7|4.7",
        "4.700|4.7",
        "12|12",
        "\"12\"|12",
        "1.2e1|12",
        "\"0,125\"|0.125",
        "\"-4.7\"|-4.7",
        "-1|-1",
        "0|0",
        "123456789012.123456789|123456789012.123456789",
      })
  void a_quantity_is_a_text_or_a_number(String json, BigDecimal quantity) {
    assertThat(FoundLines.read(lines(json), MARK).orElseThrow())
        .singleElement()
        .matches(line -> line.quantity().compareTo(quantity) == 0, json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"4.7 l\"",
        "\"1.234,5\"",
        "\"1,234.5\"",
        "\"1 234\"",
        "\"1'234\"",
        "\"4.\"",
        "\".7\"",
        "\"4e1\"",
        "\"NaN\"",
        "\"٤\"",
        "null",
        "true",
        "[4.7]",
        "NaN",
        "1e999999999",
        "1e-999999999",
        "4,7",
        "1234567890123456789012",
      })
  void what_is_no_quantity_makes_the_whole_answer_unreadable(String json) {
    assertThat(FoundLines.read(lines(json), MARK)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "{\"lines\":null}",
        "{\"lines\":{}}",
        "{\"lines\":[null]}",
        "{\"lines\":[{}]}",
        "{\"lines\":[]",
        "{\"lines\":[]}{\"lines\":[]}",
        "{\"lines\":[],\"lines\":[]}",
        "{\"lines\":[{\"line\":3,\"product\":\"10\",\"quantity\":1,\"text\":\"OilMat:12\"}]}",
        "{\"lines\":[{\"line\":\"3\",\"product\":10,\"quantity\":1,\"text\":\"OilMat:12\"}]}",
        "{\"lines\":[{\"line\":\"3\",\"product\":\"10\",\"quantity\":1}]}",
        "{\"lines\":[{\"line\":\"3\",\"product\":\"10\",\"quantity\":1,\"text\":\"\\u0000\"}]}",
        "<html><body>Login</body></html>",
      })
  void what_is_no_list_of_lines_is_none(String json) {
    assertThat(FoundLines.read(json.getBytes(UTF_8), MARK)).isEmpty();
  }

  @Test
  void what_is_told_beside_is_passed_over() {
    var json =
        """
        {"total": 1, "lines": [{"line": "3", "product": "010", "price": {"net": 12.5},
          "quantity": "4.7", "text": "OilMat:12 Motoröl"}]}
        """;
    assertThat(FoundLines.read(json.getBytes(UTF_8), MARK).orElseThrow())
        .containsExactly(new Booked("3", "010", new BigDecimal("4.7"), "OilMat:12 Motoröl"));
    assertThat(FoundLines.read("{\"lines\":[]}".getBytes(UTF_8), MARK).orElseThrow()).isEmpty();
  }

  @Test
  void what_a_line_of_another_mark_says_is_passed_over() {
    var json =
        """
        {"lines": [{"text": "A remark"}, {"line": "4", "product": "10", "quantity": "1.234,50",
          "text": "OilMat:123"}, {"line": "3", "product": "10", "quantity": 1, "text": "OilMat:12"}]}
        """;
    assertThat(FoundLines.read(json.getBytes(UTF_8), MARK).orElseThrow())
        .extracting(Booked::text)
        .containsExactly(MARK);
  }

  private static byte[] lines(String quantity) {
    var json =
        "{\"lines\":[{\"line\":\"3\",\"product\":\"10\",\"quantity\":"
            + quantity
            + ",\"text\":\"OilMat:12\"}]}";
    return json.getBytes(UTF_8);
  }
}
