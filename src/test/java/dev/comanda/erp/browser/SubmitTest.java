package dev.comanda.erp.browser;

import static dev.comanda.erp.browser.Target.button;
import static dev.comanda.erp.browser.Target.field;
import static dev.comanda.erp.browser.Target.link;
import static dev.comanda.erp.browser.Target.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.delivery.connector.Trouble;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What makes the ERP act is pressed once, whatever the page does. */
class SubmitTest {
  private static final String FORM =
      "<form method=post action=/save><label>Note <input name=note></label>"
          + "<button>Save</button></form>";

  private static Ground ground;

  @BeforeAll
  static void start() {
    ground = new Ground();
    ground.pages.show("/form", FORM).show("/save", "<p>Saved").show("/other", "<p>Other");
  }

  @AfterAll
  static void end() {
    ground.close();
  }

  @BeforeEach
  void nothingPosted() {
    ground.pages.posts().clear();
  }

  private static void save(Page page) throws Trouble, InterruptedException {
    page.top().type(field("Note"), "no ice");
    page.submit(page.top(), button("Save"));
    page.top().await(text("Saved"));
  }

  @Test
  void a_form_is_submitted_once_with_pictures_before_and_after() throws Exception {
    ground.in("/form", SubmitTest::save);
    assertThat(ground.pages.posts()).containsExactly("/save note=no ice");
    assertThat(ground.kept().pictures())
        .extracting(Kept.Shot::step)
        .containsExactly("before submit", "after submit");
    assertThat(ground.kept().texts()).last().asString().contains("Saved");
  }

  @Test
  void nothing_may_follow_a_submit_but_looking() {
    ground.pages.show("/twice", FORM + "<a href=/other>Other</a>");
    List<Ground.Deed> deeds =
        List.of(
            page -> page.submit(page.top(), button("Save")),
            page -> page.open(ground.pages.at("/form")),
            page -> page.top().press(link("Other")),
            page -> page.top().type(field("Note"), "again"));
    for (var deed : deeds) {
      ground.pages.posts().clear();
      assertThatThrownBy(
              () ->
                  ground.in(
                      "/twice",
                      page -> {
                        page.submit(page.top(), button("Save"));
                        page.top().await(text("Saved"));
                        deed.on(page);
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("nothing may follow a submit");
      assertThat(ground.pages.posts()).hasSize(1);
    }
  }

  @Test
  void a_button_that_is_drawn_anew_all_the_time_is_pressed_at_most_once() throws Exception {
    ground.pages.show(
        "/anew",
        "<div id=d></div><script>let n = 0; const draw = () => { d.innerHTML ="
            + " '<form method=post action=/save><button>Save</button></form>';"
            + " if (n++ < 40) setTimeout(draw, 25) }; draw()</script>");
    for (int i = 0; i < 5; i++) {
      ground.pages.posts().clear();
      try {
        ground.in("/anew", page -> page.submit(page.top(), button("Save")));
      } catch (Trouble trouble) {
        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.UNREACHABLE);
        assertThat(trouble.code()).isEqualTo("not_pressed");
        assertThat(ground.pages.posts()).isEmpty();
      }
      assertThat(ground.pages.posts()).hasSizeLessThan(2);
    }
  }

  @Test
  void a_click_that_meets_a_stale_or_covered_button_has_not_come_about() throws Exception {
    ground.pages.show(
        "/moved",
        FORM
            + "<script>let n = 0; const at = Document.prototype.elementFromPoint;"
            + " Document.prototype.elementFromPoint = function (...p) {"
            + " if (++n == 4) setTimeout(() => document.forms[0].replaceWith("
            + " document.forms[0].cloneNode(true))); return at.apply(this, p) }</script>");
    ground.pages.show(
        "/cover",
        FORM
            + "<script>let n = 0; const at = Document.prototype.elementFromPoint;"
            + " Document.prototype.elementFromPoint = function (...p) { const e = at.apply(this, p);"
            + " if (++n == 4) document.body.insertAdjacentHTML('beforeend',"
            + " '<div style=\"position:fixed;inset:0;background:#ccc\">Wait</div>');"
            + " return e }</script>");
    for (var path : List.of("/moved", "/cover")) {
      var trouble = ground.trouble(path, page -> page.submit(page.top(), button("Save")));
      assertThat(trouble.kind()).as(path).isEqualTo(Trouble.Kind.UNREACHABLE);
      assertThat(trouble.code()).as(path).isEqualTo("not_pressed");
      assertThat(ground.pages.posts()).as(path).isEmpty();
    }
  }

  @Test
  void a_mask_over_the_page_is_waited_for() throws Exception {
    ground.pages.show(
        "/mask",
        FORM
            + "<div id=m style='position:fixed;inset:0;background:#ccc'>Working</div>"
            + "<script>setTimeout(() => m.remove(), 700)</script>");
    ground.in("/mask", page -> page.submit(page.top(), button("Save")));
    assertThat(ground.pages.posts()).hasSize(1);
  }

  @Test
  void a_button_that_stays_covered_or_locked_is_said() {
    ground.pages.show("/stays", FORM + "<div style='position:fixed;inset:0'>Working</div>");
    ground.pages.show("/locked", "<button disabled>Save</button>");
    assertThat(ground.trouble("/stays", page -> page.submit(page.top(), button("Save"))).text())
        .contains("button \"Save\" is covered");
    assertThat(ground.trouble("/locked", page -> page.submit(page.top(), button("Save"))).text())
        .contains("button \"Save\" is disabled");
    assertThat(ground.pages.posts()).isEmpty();
  }

  @Test
  void a_page_that_says_nothing_after_the_submit_leaves_the_outcome_unknown() {
    ground.pages.show("/mute", "<form method=post action=/muted><button>Save</button></form>");
    ground.pages.show("/muted", "<p>Something else");
    var trouble =
        ground.trouble(
            "/mute",
            page -> {
              page.submit(page.top(), button("Save"));
              page.step("saved").top().await(text("Saved"));
            });
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.UNKNOWN);
    assertThat(trouble.text()).startsWith("saved: ").contains("text \"Saved\"");
    assertThat(ground.pages.posts()).hasSize(1);
  }

  @Test
  void an_erp_that_does_not_answer_a_submit_leaves_the_outcome_unknown() {
    var never = new CountDownLatch(1);
    ground.pages.show("/slow", "<form method=post action=/never><button>Save</button></form>");
    ground.pages.answer(
        "/never",
        exchange -> {
          never.await();
          return "";
        });
    var trouble =
        ground.trouble(
            "/slow",
            page -> {
              page.submit(page.top(), button("Save"));
              page.top().await(text("Saved"));
            });
    never.countDown();
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.UNKNOWN);
    assertThat(trouble.code()).isEqualTo("page_slow");
    assertThat(ground.pages.posts()).hasSize(1);
  }

  @Test
  void what_is_dropped_before_the_answer_is_not_sent_again_by_the_browser() {
    ground.pages.show("/kept", "<form method=post action=/cut><button>Save</button></form>");
    ground.pages.answer(
        "/cut",
        exchange -> {
          throw new IOException("dropped");
        });
    var trouble =
        ground.trouble(
            "/kept",
            page -> {
              page.submit(page.top(), button("Save"));
              page.top().await(text("Saved"));
            });
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.UNKNOWN);
    assertThat(trouble.code()).isEqualTo("unreachable");
    assertThat(ground.pages.posts()).hasSize(1);
  }
}
