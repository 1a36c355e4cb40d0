package dev.comanda.erp.browser;

import static dev.comanda.erp.browser.Target.button;
import static dev.comanda.erp.browser.Target.field;
import static dev.comanda.erp.browser.Target.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.delivery.connector.Trouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An ERP that asks on a page of its own before it acts: what makes it act is pressed once. */
class AskTest {
  private static final Target ASKS = text("Really save?");
  private static final Target REFUSES = text("Too long");

  private static Ground ground;

  @BeforeAll
  static void start() {
    ground = new Ground();
    ground
        .pages
        .show("/form", form("/asks"))
        .show(
            "/asks",
            "<p>Really save?</p><form method=post action=/save><button>Yes</button></form>")
        .show("/save", "<p>Saved")
        .show("/short", form("/refuses"))
        .show("/refuses", "<p>Too long</p>")
        .show("/hasty", form("/save"));
  }

  private static String form(String action) {
    return "<form method=post action="
        + action
        + "><label>Note <input name=note></label><button>Save</button></form>";
  }

  @AfterAll
  static void end() {
    ground.close();
  }

  @BeforeEach
  void nothingPosted() {
    ground.pages.posts().clear();
  }

  private static Target asked(Page page) throws Trouble, InterruptedException {
    page.top().type(field("Note"), "no ice");
    return page.ask(page.top(), button("Save"), ASKS, REFUSES);
  }

  @Test
  void the_submit_comes_after_the_question_and_pictures_of_both_are_kept() throws Exception {
    ground.in(
        "/form",
        page -> {
          assertThat(asked(page)).isEqualTo(ASKS);
          page.submit(page.top(), button("Yes"));
          page.top().await(text("Saved"));
          assertThatThrownBy(() -> page.ask(page.top(), button("Yes"), ASKS))
              .hasMessageContaining("nothing may follow a submit");
        });
    assertThat(ground.pages.posts()).containsExactly("/asks note=no ice", "/save ");
    assertThat(ground.kept().pictures())
        .extracting(Kept.Shot::step)
        .containsExactly("before asking", "before submit", "after submit");
  }

  @Test
  void who_was_asked_or_refused_has_not_made_it_act() throws Exception {
    var stopped =
        ground.trouble(
            "/form",
            page -> {
              var _ = asked(page);
              page.top().await(text("Something else"));
            });
    assertThat(stopped.kind()).isEqualTo(Trouble.Kind.PAGE_UNKNOWN);
    var seen = ground.on("/short", AskTest::asked);
    assertThat(seen).isEqualTo(REFUSES);
  }

  @Test
  void an_erp_that_acts_without_asking_leaves_the_outcome_unknown() {
    var trouble =
        ground.trouble(
            "/hasty",
            page -> {
              var _ = asked(page);
            });
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.UNKNOWN);
    assertThat(ground.pages.posts()).containsExactly("/save note=no ice");
  }
}
