package dev.comanda.erp.browser;

import static dev.comanda.erp.browser.Target.button;
import static dev.comanda.erp.browser.Target.field;
import static dev.comanda.erp.browser.Target.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.delivery.connector.Trouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dialogs of scripts are answered on purpose, or stop the attempt with their words. */
class DialogsTest {
  private static final String ASKS =
      "<form method=post action=/save onsubmit=\"return confirm('Really book 3 pieces?')\">"
          + "<button>Save</button></form>";

  private static Ground ground;

  @BeforeAll
  static void start() {
    ground = new Ground();
    ground.pages.show("/save", "<p>Saved").show("/asks", ASKS);
  }

  @AfterAll
  static void end() {
    ground.close();
  }

  @BeforeEach
  void nothingPosted() {
    ground.pages.posts().clear();
  }

  @Test
  void a_question_that_is_expected_is_answered_with_yes() throws Exception {
    ground.in(
        "/asks",
        page -> {
          page.expect(Pattern.compile("Really book \\d+ pieces\\?"));
          page.submit(page.top(), button("Save"));
          page.top().await(text("Saved"));
        });
    assertThat(ground.pages.posts()).hasSize(1);
    assertThat(ground.kept().texts()).anyMatch(each -> each.contains("Really book 3 pieces?"));
  }

  @Test
  void another_question_after_the_submit_leaves_the_outcome_unknown() {
    var trouble =
        ground.trouble(
            "/asks",
            page -> {
              page.expect("Really book 4 pieces?");
              page.step("save").submit(page.top(), button("Save"));
              page.top().await(text("Saved"));
            });
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.UNKNOWN);
    assertThat(trouble.code()).isEqualTo("dialog_unknown");
    assertThat(trouble.text()).isEqualTo("save: the page asks: Really book 3 pieces?");
    assertThat(ground.kept().texts()).contains("save: dialog: Really book 3 pieces?");
    assertThat(ground.pages.posts()).isEmpty();
  }

  @Test
  void what_is_expected_once_is_answered_once() {
    ground.pages.show(
        "/again", "<button onclick=\"confirm('Sure?'); confirm('Sure?')\">Go</button><p>Here");
    var trouble =
        ground.trouble(
            "/again",
            page -> {
              page.expect("Sure?");
              page.top().press(button("Go"));
              page.top().await(text("Here"));
            });
    assertThat(trouble.code()).isEqualTo("dialog_unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alert('Locked')", "confirm('Locked')", "prompt('Locked')"})
  void a_dialog_before_the_submit_stops_the_attempt(String script) {
    ground.pages.show(
        "/early" + script.charAt(0),
        "<label>Note <input onchange=\"" + script + "\"></label><button>Save</button>");
    var trouble =
        ground.trouble(
            "/early" + script.charAt(0),
            page -> {
              page.top().type(field("Note"), "no ice");
              page.submit(page.top(), button("Save"));
            });
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.PAGE_UNKNOWN);
    assertThat(trouble.text()).contains("Locked");
  }

  @Test
  void a_dialog_that_comes_with_the_page_stops_the_attempt() {
    ground.pages.show("/comes", "<p>Here<script>alert('Closed for stock-taking')</script>");
    var trouble = ground.trouble("/comes", page -> page.top().await(text("Here")));
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.PAGE_UNKNOWN);
    assertThat(trouble.text()).contains("Closed for stock-taking");
  }

  @Test
  void what_was_typed_is_lost_on_purpose_alone() throws Exception {
    ground.pages.show("/unsaved", "<label>Note <input></label>");
    Ground.Deed typed = page -> page.top().type(field("Note"), "no ice");
    assertThatThrownBy(
            () ->
                ground.in(
                    "/unsaved",
                    page -> {
                      typed.on(page);
                      page.open(ground.pages.at("/asks"));
                    }))
        .isInstanceOf(IllegalStateException.class);
    ground.in(
        "/unsaved",
        page -> {
          typed.on(page);
          page.leave();
          page.open(ground.pages.at("/asks"));
          page.top().await(button("Save"));
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "addEventListener('beforeunload', event => event.preventDefault())",
        "addEventListener('beforeunload', event => { event.returnValue = 'Stay' })",
        "onbeforeunload = () => 'Stay'"
      })
  void a_page_that_would_ask_is_left_on_purpose_alone(String script) throws Exception {
    ground.pages.show("/stay", "<p>Here<script>" + script + "</script>");
    Ground.Deed next = page -> page.open(ground.pages.at("/asks"));
    var trouble = ground.trouble("/stay", next);
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.PAGE_UNKNOWN);
    assertThat(trouble.code()).isEqualTo("unsaved");
    ground.in(
        "/stay",
        page -> {
          page.leave();
          next.on(page);
          page.top().await(button("Save"));
        });
    ground.in("/stay", page -> {});
    ground.in("/asks", page -> page.top().await(button("Save")));
  }
}
