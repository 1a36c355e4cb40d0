package dev.comanda.erp.browser;

import static dev.comanda.erp.browser.Target.button;
import static dev.comanda.erp.browser.Target.field;
import static dev.comanda.erp.browser.Target.link;
import static dev.comanda.erp.browser.Target.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.connector.Trouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Frames and windows are entered afresh, and what nobody knows is told within seconds. */
class FramesTest {
  private static Ground ground;

  @BeforeAll
  static void start() {
    ground = new Ground();
    ground.pages.show("/save", "<p>Saved");
    ground.pages.show(
        "/inner",
        "<form method=post action=/save><label>Note <input name=note></label>"
            + "<button>Save</button></form>");
    ground.pages.show("/middle", "<iframe title=Lines src=/inner></iframe>");
  }

  @AfterAll
  static void end() {
    ground.close();
  }

  @Test
  void a_frame_that_loads_again_between_two_steps_is_entered_again() throws Exception {
    ground.pages.show(
        "/outer",
        "<iframe name=main src=/middle width=900 height=600></iframe>"
            + "<button onclick='frames[0].location.reload()'>Again</button>");
    ground.in(
        "/outer",
        page -> {
          var lines = page.frame("main", "Lines");
          lines.await(field("Note"));
          page.top().press(button("Again"));
          lines.type(field("Note"), "no ice");
          page.submit(lines, button("Save"));
          lines.await(text("Saved"));
        });
    assertThat(ground.pages.posts()).contains("/save note=no ice");
  }

  @Test
  void a_frame_that_loads_again_all_the_time_is_entered_each_time() throws Exception {
    ground.pages.show(
        "/restless",
        "<iframe name=main src=/inner></iframe><script>let n = 0; const again = () => {"
            + " frames[0].location.reload(); if (n++ < 10) setTimeout(again, 60) };"
            + " setTimeout(again, 60)</script>");
    ground.in("/restless", page -> page.frame("main").type(field("Note"), "no ice"));
  }

  @Test
  void a_window_that_is_expected_is_worked_in_and_left_when_it_closes() throws Exception {
    ground.pages.show(
        "/opener",
        "<a target=_blank rel=opener href=/picker>Search</a><label>Product <input id=p></label>");
    ground.pages.show(
        "/picker",
        "<script>document.title = 'Products'</script><button onclick=\"opener.p.value = '4711'; close()\">4711</button>");
    ground.in(
        "/opener",
        page -> {
          page.top().press(link("Search"));
          page.window("Products").press(button("4711"));
          assertThat(page.top().read(field("Product"))).isEqualTo("4711");
        });
  }

  @Test
  void a_window_that_nobody_expects_stops_the_attempt_with_its_picture() {
    ground.pages.show(
        "/pops",
        "<button onclick=\"window.open('/advert')\">Next</button><label>Note <input></label>");
    ground.pages.show(
        "/advert", "<script>document.title = 'Renew your licence'</script><p>It ends in 3 days");
    var trouble =
        ground.trouble(
            "/pops",
            page -> {
              page.top().press(button("Next"));
              page.window("Products");
              page.step("fill").top().type(field("Note"), "no ice");
              page.top().type(field("Note"), "no sugar");
            });
    assertThat(trouble.text()).contains("Renew your licence");
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.PAGE_UNKNOWN);
    assertThat(trouble.code()).isEqualTo("window_unknown");
    assertThat(trouble.text()).contains("Renew your licence");
    assertThat(ground.kept().texts()).anyMatch(each -> each.contains("It ends in 3 days"));
    assertThat(ground.kept().pictures()).hasSize(1);
  }

  @Test
  void the_next_attempt_finds_no_window_of_the_last() throws Exception {
    ground.pages.show("/leaves", "<button onclick=\"window.open('/save')\">Next</button><p>Here");
    for (int i = 0; i < 2; i++) {
      ground.in("/leaves", page -> page.top().press(button("Next")));
    }
  }

  @Test
  void an_unknown_page_is_told_with_step_words_and_picture() {
    ground.pages.show("/maintenance", "<h1>Back at noon</h1>");
    var trouble =
        ground.trouble(
            "/maintenance",
            page -> page.step("search").top().awaitAny(field("No"), link("Sign in")));
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.PAGE_UNKNOWN);
    assertThat(trouble.text()).startsWith("search: looked for field \"No\" or link \"Sign in\"");
    assertThat(ground.kept().texts()).last().asString().startsWith("search: ").contains("Back at");
    assertThat(ground.kept().pictures()).extracting(Kept.Shot::step).containsExactly("search");
  }
}
