package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.DemoPlaces;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a page asks for until it shows something, the first time and again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstScreenTest {
  /**
   * Files, but what the head of the page names, and charts, which are read where there are some.
   */
  private static final String UNNAMED =
      """
      const named = [...document.querySelectorAll('head link, head script')].map((one) => one.href || one.src);
      return performance.getEntriesByType('resource').map((one) => one.name)
        .filter((name) => name.includes('/web/') && !name.includes('/chart.js/') && !named.includes(name));
      """;

  private static final String FILES =
      """
      return performance.getEntriesByType('resource').filter((one) => one.name.includes('/web/')).length;
      """;

  /** Keeps whatever is shown, or said of it, by the name of its text. */
  private static final String WATCH =
      """
      window.named = new Set();
      const named = /^(loading|optional|close|cancel|back|language|[a-z_]+(\\.[a-z_0-9]+)+)( …)?$/;
      const look = (text) => named.test((text ?? '').trim()) && window.named.add(text.trim());
      new MutationObserver((changes) => {
        for (const { target, addedNodes } of changes) {
          for (const root of [target, ...addedNodes]) {
            if (root.nodeType === Node.TEXT_NODE) look(root.data);
            if (root.nodeType !== Node.ELEMENT_NODE) continue;
            const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) look(texts.currentNode.data);
            for (const one of [root, ...root.querySelectorAll('[aria-label]')]) look(one.getAttribute('aria-label'));
          }
        }
      }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      """;

  /** The ways of a page's head, and which of them it is. */
  private static final String WAYS =
      """
      const ways = [...document.querySelectorAll('.ways a')];
      const here = ways.filter((way) => way.ariaCurrent === 'page').length;
      return ways.map((way) => way.title).join() + ': ' + here;
      """;

  /** The pages of the staff, whose head is the same. */
  private static final Set<String> STAFFS =
      Set.of(
          "/panel?loc=bistro",
          "/products?loc=bistro",
          "/spots?loc=bistro",
          "/reports?loc=bistro",
          "/admin");

  /** Files that something was sent for, be it only that they did not change. */
  private static final String SENT =
      """
      return performance.getEntriesByType('resource')
        .filter((one) => one.name.includes('/web/') && one.transferSize > 0).map((one) => one.name);
      """;

  /** Waits until all that the head names is there. */
  private static final String COMPLETE =
      """
      return new Promise((done) => {
        const look = () => {
          const there = performance.getEntriesByType('resource').map((one) => one.name);
          const named = [...document.querySelectorAll('head link[rel=later], head link[rel=modulepreload]')];
          if (named.every((one) => there.includes(one.href))) done(true);
          else setTimeout(look, 20);
        };
        look();
      });
      """;

  /** Fewer on a page would mean that it did not start. */
  private static final long FILES_MIN = 15;

  private final Evening evening = new Evening(Clock.systemUTC());
  private final Browser device = Browser.start(Device.PHONE);

  @AfterAll
  void close() {
    device.close();
    evening.close();
  }

  @Test
  void a_menu_that_did_not_come_through_is_told_and_can_be_had_again() {
    device.expect("ERR_BLOCKED_BY_CLIENT|menu-view.js");
    device.command("Network.enable", Map.of());
    device.command("Network.setBlockedURLs", Map.of("urls", List.of("*/menu-view.js")));
    device.command("Network.clearBrowserCache", Map.of());
    device.open(evening.app.url() + "/s/" + evening.table().code());
    device.press("Yes, show the menu");
    device.see(".screen", "No connection to the server.");
    device.command("Network.setBlockedURLs", Map.of("urls", List.of()));
    device.press("Try again");
    device.see(".product");
  }

  @Test
  void a_page_names_all_that_it_loads_and_asks_for_none_of_it_again() {
    device.expect("/api/spots/by-code/1-a .*404|/receipt .*400");
    device.open(evening.app.url() + "/");
    device.type("[name=email]", "admin@demo.example");
    device.type("[name=password]", DemoPlaces.PASSWORD);
    device.press("Sign in");
    device.see(".place-link");
    device.command("Network.enable", Map.of());
    device.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
    for (var page :
        List.of(
            "/",
            "/setup",
            "/s/" + evening.table().code(),
            "/t/1-a",
            "/panel?loc=bistro",
            "/products?loc=bistro",
            "/spots?loc=bistro",
            "/receipt?loc=bistro",
            "/reports?loc=bistro",
            "/admin",
            "/scan/bar")) {
      device.command("Network.clearBrowserCache", Map.of());
      shown(evening.app.url() + page);
      assertThat((List<?>) device.run(UNNAMED)).as(page).isEmpty();
      assertThat((List<?>) device.run("return [...window.named]")).as(page).isEmpty();
      if (STAFFS.contains(page)) {
        assertThat(device.run(WAYS))
            .as(page)
            .isEqualTo("Orders,Tables,Stations,Sold out,Reports,Integrations,Administration: 1");
      }
      shown(evening.app.url() + page);
      assertThat((List<?>) device.run(SENT)).as(page).isEmpty();
      assertThat((long) Objects.requireNonNull(device.run(FILES))).isGreaterThan(FILES_MIN);
    }
  }

  private void shown(String url) {
    device.open("about:blank");
    device.open(url);
    device.see("html[dir]");
    device.gone(".waiting");
    assertThat(device.run(COMPLETE)).isEqualTo(true);
  }
}
