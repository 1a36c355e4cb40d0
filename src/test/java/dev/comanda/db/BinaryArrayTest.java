package dev.comanda.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL reads from an array what was put into it. */
class BinaryArrayTest {
  private static final TestPostgres POSTGRES = TestPostgres.fresh();
  private static final Database DATABASE = POSTGRES.open(1);

  @AfterAll
  static void close() {
    DATABASE.close();
    POSTGRES.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.000",
        "1",
        "-1",
        "0.1",
        "0.19",
        "0.00001",
        "9999",
        "10000",
        "10001",
        "1.0001",
        "123456789.123",
        "-0.5",
        "100000000",
        "1E+3",
        "99999999999999.999",
        "5000.00005"
      })
  void numbers_arrive_exactly(String text) {
    var number = new BigDecimal(text);
    assertThat(read("numeric", number)).containsExactly(number.toPlainString());
  }

  @Test
  void texts_arrive_letter_by_letter() {
    assertThat(read("text", "", "a \"quote\", {a brace} \\ NULL", "Grüße 🍸", null))
        .containsExactly("", "a \"quote\", {a brace} \\ NULL", "Grüße 🍸", "null");
  }

  @Test
  void every_other_type_arrives() {
    var id = UUID.fromString("01a1f952-60bc-79f0-81cd-600ce182c627");
    assertThat(read("uuid", id, null)).containsExactly(id.toString(), "null");
    assertThat(read("timestamptz", Instant.parse("1999-12-31T23:59:59.999999Z")))
        .containsExactly("1999-12-31 23:59:59.999999+00");
    assertThat(read("date", LocalDate.of(1999, 12, 31), LocalDate.of(2026, 2, 28)))
        .containsExactly("1999-12-31", "2026-02-28");
    assertThat(read("bigint", Long.MIN_VALUE, 7)).containsExactly("-9223372036854775808", "7");
    assertThat(read("integer", Integer.MAX_VALUE)).containsExactly("2147483647");
    assertThat(read("smallint", 32767)).containsExactly("32767");
    assertThat(read("bool", true, false)).containsExactly("true", "false");
    assertThat(read("bytea", new byte[] {0, -1})).containsExactly("\\x00ff");
  }

  @Test
  void an_empty_array_has_no_elements() {
    assertThat(read("uuid")).isEmpty();
  }

  private static List<String> read(String type, @Nullable Object... values) {
    var column = Tx.column(type, Arrays.asList(values), value -> value);
    return DATABASE.read(
        tx ->
            tx.rows(
                "SELECT value::text AS value FROM unnest(?::" + type + "[]) AS value",
                row -> String.valueOf(row.getString("value")),
                column));
  }
}
