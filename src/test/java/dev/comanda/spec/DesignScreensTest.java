package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.log.writer.Wait;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;

/** Every part that pages are made of, whole, and how a drawer behaves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DesignScreensTest {
  /** How the names of these pictures begin. */
  static final String NAMES = "design";

  /** The dialog that has the focus, and what of it is said to be where. */
  private static final String FOCUSED =
      """
      const dialog = document.activeElement.closest('dialog');
      return dialog ? dialog.querySelector('h2').innerText + (dialog.matches(':modal') ? ', over' : ', beside') : '';
      """;

  /** Whether what the drawer stands beside ends where the drawer begins. */
  private static final String BESIDE =
      """
      const page = document.querySelector('main').getBoundingClientRect();
      const drawer = document.querySelector('.drawer[open]').getBoundingClientRect();
      return page.right <= drawer.left && drawer.right === innerWidth;
      """;

  private final Pictures pictures = new Pictures(name -> name.startsWith(NAMES));
  private final Place place = new Place();
  private final Browser browser = Browser.start(Device.DESK);

  @AfterAll
  void close() {
    browser.close();
    place.close();
    pictures.complete();
  }

  private void open(Device device) {
    browser.hold(device);
    browser.open(place.url("/design"));
    browser.see(".toast.is-shown");
  }

  @Test
  void every_part_is_shown_in_the_light_and_in_the_dark() {
    open(Device.DESK);
    browser.see(".fresh-live", "Live");
    pictures.lookTwice(browser, "design");
    browser.unroll(Device.DESK);
    pictures.asItIs(browser, "design");
  }

  @Test
  void a_drawer_stands_beside_the_page_where_there_is_room_and_over_it_elsewhere() {
    open(Device.DESK);
    browser.press("Open the drawer");
    browser.see("design-drawer h2", "Table 12");
    assertThat(browser.run(FOCUSED)).isEqualTo("Table 12, beside");
    assertThat(browser.run(BESIDE)).isEqualTo(true);
    pictures.asItIs(browser, "design-drawer");
    browser.hold(Device.TABLET);
    browser.see("design-drawer h2", "Table 12");
    assertThat(browser.run(FOCUSED)).isEqualTo("Table 12, over");
    pictures.asItIs(browser, "design-drawer-tablet");
    browser.hold(Device.PHONE);
    pictures.asItIs(browser, "design-drawer-phone");
    browser.hold(Device.DESK);
    assertThat(browser.run(FOCUSED)).isEqualTo("Table 12, beside");
    browser.press("Close");
    browser.gone("dialog");
  }

  @Test
  void what_is_opened_from_a_drawer_takes_its_place_and_leads_back() {
    for (var device : Device.values()) {
      open(device);
      boolean room = device == Device.DESK || device == Device.LAPTOP;
      var over = room ? ", beside" : ", over";
      browser.press("Open the drawer");
      browser.press("Next state");
      browser.see("design-drawer h2", "State 2");
      assertThat(browser.count("dialog")).as("only one is seen").isEqualTo(1);
      assertThat(browser.run(FOCUSED)).isEqualTo("State 2" + over);
      browser.press("Next state");
      browser.see("design-drawer h2", "State 3");
      if (device == Device.DESK) {
        pictures.asItIs(browser, "design-drawer-state");
      }
      browser.press("Back");
      browser.see("design-drawer h2", "State 2");
      assertThat(browser.run("return document.activeElement.innerText"))
          .as("the focus is where it was")
          .isEqualTo("Next state");
      browser.strike(Keys.ESCAPE);
      browser.see("design-drawer h2", "Table 12");
      browser.press("Next state");
      browser.see("design-drawer h2", "State 2");
      browser.press("Close");
      browser.gone("dialog");
      Wait.until(
          "the focus is where it was at first",
          () -> "Open the drawer".equals(browser.run("return document.activeElement.innerText")));
      browser.press("Open the drawer");
      browser.see("design-drawer h2", "Table 12");
      browser.strike(Keys.ESCAPE);
      browser.gone("dialog");
    }
  }
}
