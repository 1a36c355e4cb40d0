package dev.comanda.erp.browser;

import static dev.comanda.erp.browser.Target.below;
import static dev.comanda.erp.browser.Target.button;
import static dev.comanda.erp.browser.Target.field;
import static dev.comanda.erp.browser.Target.frame;
import static dev.comanda.erp.browser.Target.row;
import static dev.comanda.erp.browser.Target.table;
import static dev.comanda.erp.browser.Target.text;
import static dev.comanda.erp.browser.Target.unnamed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.connector.Trouble;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tables that are filled in, where a line has several rows and a tick box no name. */
class RowsTest {
  private static final String HEAD =
      "<form method=post action=/save><table><tr><th>Item</th><th>Number</th><th>Text</th><th></th>"
          + "<th>Qty</th></tr>";

  private static final String TAIL = "</table><p>The end</p><button>Save</button></form>";

  private static Ground ground;

  @BeforeAll
  static void start() {
    ground = new Ground();
    ground.pages.show(
        "/lines", HEAD + line(1, "3", "Oil", "3") + line(3, "7", "Filter", "8") + TAIL);
    ground.pages.show("/save", "<p>Saved");
  }

  @AfterAll
  static void end() {
    ground.close();
  }

  /** As some ERPs show it: the number beside a link, notes in a row of their own. */
  private static String line(int item, String number, String words, String quantity) {
    return "<tr><td><input name=i%1$d value=%1$d></td><td><input value=%2$s> <a href=/x>?</a></td>"
            .formatted(item, number)
        + "<td><textarea>%1$s</textarea></td><td><input type=checkbox name=tick%2$d></td>"
            .formatted(words, item)
        + "<td><input value=%s></td></tr>".formatted(quantity)
        + "<tr><td colspan=2>Until <input></td><td><textarea name=n%1$d>of %1$d</textarea></td>"
            .formatted(item)
        + "<td colspan=2>Serial no. <input></td></tr><tr><td colspan=5><hr></td></tr>";
  }

  @Test
  void what_stands_in_the_fields_of_each_row_is_read_by_their_names() throws Exception {
    var rows = ground.on("/lines", page -> page.top().fields(table("Number"), text("The end")));
    assertThat(rows).hasSize(6);
    assertThat(rows.getFirst())
        .isEqualTo(Map.of("Item", "1", "Number", "3", "Text", "Oil", "Qty", "3"));
    assertThat(rows.get(1)).containsEntry("Text", "of 1").doesNotContainKey("Number");
    assertThat(rows.get(2)).isEmpty();
  }

  @Test
  void a_table_that_has_not_come_to_its_end_is_not_read() {
    ground.pages.show("/torn", HEAD + line(1, "3", "Oil", "1"));
    var trouble =
        ground.trouble(
            "/torn",
            page -> {
              var _ = page.top().fields(table("Number"), text("The end"));
            });
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.PAGE_UNKNOWN);
  }

  @Test
  void a_row_is_known_by_the_cell_of_one_column() throws Exception {
    var quantity = ground.on("/lines", page -> page.top().in(row("Item", "3")).read(field("Qty")));
    assertThat(quantity).isEqualTo("8");
    var several = ground.trouble("/lines", page -> page.top().in(row("3")).read(field("Qty")));
    assertThat(several.text()).contains("there are 2 of row \"3\"");
    var none = ground.trouble("/lines", page -> page.top().in(row("Item", "2")).read(field("Qty")));
    assertThat(none.text()).contains("there is no row Item \"2\"");
  }

  @Test
  void what_belongs_to_a_line_is_found_below_it_and_what_nothing_names_in_it() throws Exception {
    ground.pages.posts().clear();
    ground.in(
        "/lines",
        page -> {
          page.top().in(row("Item", "3")).press(unnamed());
          page.top().in(below("Item", "3")).type(field("Text"), "first\nsecond");
          page.submit(page.top(), button("Save"));
          page.top().await(text("Saved"));
        });
    assertThat(ground.pages.posts())
        .singleElement()
        .asString()
        .contains("n1=of 1", "tick3=on", "n3=first\r\nsecond")
        .doesNotContain("tick1");
  }

  @Test
  void a_text_of_several_lines_is_typed_only_where_enter_begins_a_line() {
    ground.pages.posts().clear();
    var trouble =
        ground.trouble(
            "/lines", page -> page.top().in(row("Item", "1")).type(field("Qty"), "1\n2"));
    assertThat(trouble.code()).isEqualTo("text_unfit");
    assertThat(ground.pages.posts()).isEmpty();
  }

  @Test
  void a_frame_is_waited_for_by_its_name() throws Exception {
    ground.pages.show("/framed", "<iframe name=menu src=/lines></iframe>");
    var seen =
        ground.on("/framed", page -> page.top().awaitAny(text("Wrong password"), frame("menu")));
    assertThat(seen).isEqualTo(frame("menu"));
  }
}
