package dev.comanda.erp.sqlledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of which lines of a form it is known that they were all seen, with all that they say. */
class ItemTest {
  private static final Map<String, String> OIL = row("1", "10");
  private static final Map<String, String> FILTER = row("2", "110");
  private static final Map<String, String> EMPTY = row("3", "");
  private static final Map<String, String> NOTES = Map.of("Description", "OilMat:12");

  private static Map<String, String> row(String place, String number) {
    return Map.of("Item", place, "Number", number, "Qty", "1", "Description", "");
  }

  @Test
  void each_line_but_an_empty_one_has_its_notes_below_it() {
    assertThat(Item.showNotes(Item.all(List.of(OIL, NOTES, FILTER, NOTES, EMPTY)))).isTrue();
    assertThat(Item.showNotes(Item.all(List.of(OIL, NOTES, FILTER, EMPTY)))).isFalse();
    assertThat(Item.showNotes(Item.all(List.of(OIL, FILTER, NOTES, EMPTY)))).isFalse();
  }

  @Test
  void a_row_that_cannot_be_read_as_a_line_is_missed() {
    assertThat(Item.areCounted(Item.all(List.of(OIL, NOTES, FILTER, EMPTY)))).isTrue();
    var unread = Map.of("Item", "2", "Qty", "1", "Description", "OilMat:12");
    assertThat(Item.areCounted(Item.all(List.of(OIL, NOTES, unread, NOTES, EMPTY)))).isFalse();
    assertThat(Item.areCounted(Item.all(List.of(OIL, FILTER)))).isTrue();
  }
}
