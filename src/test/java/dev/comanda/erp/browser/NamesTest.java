package dev.comanda.erp.browser;

import static dev.comanda.erp.browser.Target.button;
import static dev.comanda.erp.browser.Target.field;
import static dev.comanda.erp.browser.Target.group;
import static dev.comanda.erp.browser.Target.message;
import static dev.comanda.erp.browser.Target.text;
import static dev.comanda.erp.browser.Target.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Things are found by what pages call them, however that is written. */
class NamesTest {
  private static Ground ground;

  @BeforeAll
  static void start() {
    ground = new Ground();
  }

  @AfterAll
  static void end() {
    ground.close();
  }

  @Test
  void a_button_that_shows_its_words_in_capitals_has_them_as_they_are_written() throws Exception {
    ground.pages.show(
        "/capitals",
        "<button style='text-transform: uppercase' onclick='this.textContent = \"Done\"'>"
            + "Log in<i hidden></i></button>");
    ground.in(
        "/capitals",
        page -> {
          page.top().press(button("Log in"));
          page.top().await(button("Done"));
        });
  }

  @Test
  void of_two_fields_of_one_id_the_label_means_the_one_that_is_shown() throws Exception {
    ground.pages.show(
        "/ids",
        "<label for=d>Database</label><select id=d hidden></select><input id=d value=shop>");
    ground.in("/ids", page -> assertThat(page.top().read(field("Database"))).isEqualTo("shop"));
  }

  @Test
  void a_part_of_the_page_has_the_name_of_what_labels_it() throws Exception {
    ground.pages.show(
        "/parts",
        "<div aria-labelledby=a><b id=a>Lines</b><button>New</button></div><button>New</button>");
    ground.in("/parts", page -> page.top().in(group("Lines")).press(button("New")));
  }

  @Test
  void words_are_whole_and_a_message_is_what_the_page_says() throws Exception {
    ground.pages.show(
        "/says", "<p>1 / 12</p><p>Record saved. No</p><p role=alert>× Record saved.</p>");
    ground.in(
        "/says",
        page -> {
          assertThat(page.top().shows(text("1 / 1"))).isTrue();
          assertThat(page.top().shows(words("1 / 1"))).isFalse();
          assertThat(page.top().shows(words("1 / 12"))).isTrue();
          assertThat(page.top().read(message("Record saved."))).isEqualTo("× Record saved.");
          assertThat(page.top().shows(message("No"))).isFalse();
        });
  }

  @Test
  void what_stands_below_the_shown_is_loaded_once_one_comes_there() throws Exception {
    ground.pages.show(
        "/more",
        "<div style='height: 3000px'></div><button>More</button><button>More</button><script>"
            + "new IntersectionObserver((all) => { if (all[0].isIntersecting)"
            + " document.body.textContent = 'All' }).observe(document.querySelector('button'))"
            + "</script>");
    ground.in(
        "/more",
        page -> {
          assertThat(page.top().shows(text("All"))).isFalse();
          page.top().reveal(button("More"));
          page.top().await(words("All"));
        });
  }

  @Test
  void what_a_field_is_asked_need_not_stay_there() throws Exception {
    ground.pages.show(
        "/search",
        "<label>Code <input onchange=\"f.textContent = 'Found ' + value; value = ''\"></label>"
            + "<p id=f></p>");
    ground.in(
        "/search",
        page -> {
          page.top().seek(field("Code"), "10");
          page.top().await(text("Found 10"));
        });
  }

  @Test
  void what_was_typed_is_read_again_before_something_is_pressed() {
    var pressed = new AtomicBoolean();
    ground.pages.show(
        "/wiped",
        "<label>Code <input id=c></label><label>Note <input onchange=\"c.value = ''\"></label>"
            + "<button onclick=\"location = '/pressed'\">Next</button>");
    ground.pages.answer(
        "/pressed",
        exchange -> {
          pressed.set(true);
          return "";
        });
    var trouble =
        ground.trouble(
            "/wiped",
            page -> {
              page.top().type(field("Code"), "10");
              page.top().type(field("Note"), "no ice");
              page.top().press(button("Next"));
            });
    assertThat(trouble.text()).contains("field \"Code\" as \"10\", but \"\" is there");
    assertThat(pressed).isFalse();
  }
}
