package dev.comanda.erp.browser;

import static dev.comanda.erp.browser.Target.button;
import static dev.comanda.erp.browser.Target.field;
import static dev.comanda.erp.browser.Target.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.connector.Trouble;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields are found by what they are called, and what was typed is read before it is sent. */
class FieldsTest {
  private static final BigDecimal AMOUNT = new BigDecimal("4.7");
  private static final String SAVE =
      "<form method=post action=/save>%s<button>Save</button></form>";

  private static Ground ground;

  @BeforeAll
  static void start() {
    ground = new Ground();
    ground.pages.show("/save", "<p>Saved");
  }

  @AfterAll
  static void end() {
    ground.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<label for=a>Amount: *</label><input id=a>",
        "<label>Amount <input></label>",
        "<span id=t>Amount</span><input aria-labelledby=t>",
        "<input aria-label='Amount'>",
        "<input placeholder=Amount>",
        "<table><tr><th>Amount<td><input></table>",
        "<table><tr><th>No<th>Amount<tr><td>1<td><input></table>",
        "<label>Amount <textarea></textarea></label>",
        "<x-f></x-f><script>customElements.define('x-f', class extends HTMLElement {"
            + "constructor() { super(); this.attachShadow({mode: 'open'}).innerHTML ="
            + "'<label>Amount <input></label>'; } })</script>",
        "<label>Amount <input></label><label hidden>Amount <input></label>"
      })
  void a_field_is_found_by_its_label(String html) throws Exception {
    var path = "/label" + Integer.toHexString(html.hashCode());
    ground.pages.show(path, "<input><label>Other <input></label>" + html);
    ground.in(
        path,
        page -> {
          page.top().type(field("Amount"), "twelve");
          assertThat(page.top().read(field("Amount"))).isEqualTo("twelve");
        });
  }

  @Test
  void two_fields_of_a_name_are_none_and_a_row_tells_them_apart() throws Exception {
    ground.pages.show(
        "/rows",
        "<table><tr><th>No<th>Amount<tr><td>4711<td><input><tr><td>4712<td><input></table><p>All");
    ground.in(
        "/rows",
        page -> {
          page.top().in(row("4712")).type(field("Amount"), "3");
          assertThat(page.top().rows(Target.table("No"), Target.text("All")))
              .extracting(cells -> cells.get("No") + "=" + cells.get("Amount"))
              .containsExactly("4711=", "4712=3");
        });
    var trouble = ground.trouble("/rows", page -> page.top().type(field("Amount"), "3"));
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.PAGE_UNKNOWN);
    assertThat(trouble.text()).contains("there are 2 of field \"Amount\"");
  }

  @Test
  void keys_that_a_mask_swallows_are_typed_again() throws Exception {
    ground.pages.show(
        "/mask",
        "<label>Amount <input onkeydown=\"if ((window.n = (window.n ?? 0) + 1) == 5)"
            + " event.preventDefault()\"></label>");
    ground.in("/mask", page -> page.top().type(field("Amount"), "123456"));
  }

  @Test
  void a_field_that_always_swallows_a_key_is_never_sent() {
    ground.pages.show(
        "/swallow",
        SAVE.formatted(
            "<label>Amount <input onkeydown=\"if (event.key == '3') event.preventDefault()\">"
                + "</label>"));
    int before = ground.pages.posts().size();
    var trouble =
        ground.trouble(
            "/swallow",
            page -> {
              page.step("fill").top().type(field("Amount"), "1234");
              page.submit(page.top(), button("Save"));
            });
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.PAGE_UNKNOWN);
    assertThat(trouble.text()).startsWith("fill: ").contains("as \"1234\", but \"124\" is there");
    assertThat(ground.pages.posts()).hasSize(before);
  }

  @Test
  void what_a_late_script_wipes_is_never_sent() {
    ground.pages.show(
        "/late",
        SAVE.formatted(
            "<label>Amount <input id=a></label><label>Note <input"
                + " onchange=\"document.getElementById('a').value = '1'\"></label>"));
    int before = ground.pages.posts().size();
    var trouble =
        ground.trouble(
            "/late",
            page -> {
              page.top().type(field("Amount"), "7");
              page.top().type(field("Note"), "no ice");
              page.submit(page.top(), button("Save"));
            });
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.PAGE_UNKNOWN);
    assertThat(trouble.text()).contains("field \"Amount\" as \"7\", but \"1\" is there");
    assertThat(ground.pages.posts()).hasSize(before);
  }

  @Test
  void a_field_that_wipes_what_was_typed_first_is_typed_again() throws Exception {
    ground.pages.show(
        "/settle",
        "<label>Amount <input onchange=\"if (!window.n) { window.n = 1; value = '' }\"></label>");
    ground.in("/settle", page -> page.top().type(field("Amount"), "7"));
  }

  @Test
  void an_amount_is_typed_as_the_user_of_the_erp_writes_it() throws Exception {
    ground.pages.show(
        "/comma",
        "<label>Amount <input onchange=\"value = value.replace(',', '.') * 1;"
            + " value = value.replace('.', ',') + '00'\"></label>");
    ground.in(
        "/comma",
        page -> {
          page.top().typeNumber(field("Amount"), AMOUNT, NumberForm.COMMA);
          assertThat(page.top().read(field("Amount"))).isEqualTo("4,700");
        });
    var trouble =
        ground.trouble(
            "/comma", page -> page.top().typeNumber(field("Amount"), AMOUNT, NumberForm.POINT));
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.PAGE_UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void an_input_for_numbers_takes_the_amount_in_any_language(String language) throws Exception {
    ground.pages.show("/number", "<label>Amount <input type=number step=any></label>");
    try (var browser = ground.browser("number-" + language, Locale.of(language))) {
      browser.attempt(
          Ground.LIMIT,
          new Kept(),
          page -> {
            page.open(ground.pages.at("/number"));
            page.top().typeNumber(field("Amount"), AMOUNT, NumberForm.COMMA);
            assertThat(page.top().read(field("Amount"))).isEqualTo("4.7");
            return page;
          });
    }
    assertThat(ground.pages.languages()).last().asString().startsWith(language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"beer\n", "beer\ue007", "a\tb"})
  void a_text_with_keys_in_it_is_refused(String text) {
    ground.pages.show("/keys", SAVE.formatted("<label>Note <input></label>"));
    int before = ground.pages.posts().size();
    var trouble = ground.trouble("/keys", page -> page.top().type(field("Note"), text));
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.REFUSED);
    assertThat(ground.pages.posts()).hasSize(before);
  }

  @Test
  void the_window_has_the_same_size_everywhere() throws Exception {
    ground.pages.show(
        "/size", "<p id=s><script>s.textContent = innerWidth + ' ' + devicePixelRatio</script>");
    ground.in("/size", page -> page.top().await(Target.text("1440 1")));
  }
}
