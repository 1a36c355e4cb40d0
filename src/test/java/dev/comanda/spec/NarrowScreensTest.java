package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.DemoPlaces;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** On the narrowest phones, in the language of the longest words, no label breaks within a word. */
class NarrowScreensTest {
  /** How the names of these pictures begin. */
  static final String NAMES = "narrow-";

  /**
   * Words of what is pressed that stand on more than one line; of what is one pixel wide nobody
   * sees any.
   */
  private static final String BROKEN =
      """
      const broken = [];
      for (const each of document.querySelectorAll('button, a, h1, h2, h3, dt, thead th, legend, label')) {
        if (!each.checkVisibility()) continue;
        const texts = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          if (texts.currentNode.parentElement.clientWidth === 1) continue;
          for (const { index, 0: word } of texts.currentNode.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
            const range = document.createRange();
            range.setStart(texts.currentNode, index);
            range.setEnd(texts.currentNode, index + word.length);
            if (new Set([...range.getClientRects()].map(one => one.top)).size > 1) broken.push(`${word}: ${each.className}`);
          }
        }
      }
      return broken;
      """;

  private final Map<String, Object> broken = new TreeMap<>();
  private final Pictures pictures = new Pictures(name -> name.startsWith(NAMES));

  @Test
  void no_label_breaks_within_a_word() {
    try (var evening = new Evening(Clock.systemUTC());
        var phone = Browser.start(Device.NARROW, Scheme.LIGHT, "de")) {
      evening.order(evening.table().guest(), 1).expect(201);
      phone.open(evening.app.url() + "/panel?loc=bistro");
      phone.type("[name=email]", "admin@demo.example");
      phone.type("[name=password]", DemoPlaces.PASSWORD);
      phone.press("Anmelden");
      phone.see(".panel-main .tab", "Geschlossen");
      // It opens where there is something to do.
      phone.see(".column-verified .card", "Table 1");
      whole(phone, "narrow-panel");
      phone.run("document.querySelector('server-signs').signs = ['disk_low', 'date_ahead']");
      phone.see(".strip", "Die Festplatte des Servers ist fast voll.");
      phone.see(".strip", "Eine falsche Uhr");
      whole(phone, "narrow-panel-signs");
      phone.open(evening.app.url() + "/admin");
      phone.see(".key", "Wei");
      whole(phone, "narrow-admin-people");
      for (var part : List.of("place", "keys", "audit")) {
        phone.open(evening.app.url() + "/admin?part=" + part);
        phone.see(".settings, .empty, .deed");
        whole(phone, "narrow-admin-" + part);
      }
      phone.open(evening.app.url() + "/reports?loc=bistro&range=today");
      phone.see(".products");
      whole(phone, "narrow-reports");
    }
    assertThat(broken.values()).as(broken::toString).containsOnly(List.of());
    pictures.complete();
  }

  /** Words of the head that nobody sees, or that stand beyond its edge or over something else. */
  private static final String HEAD =
      """
      const { width } = document.querySelector('.head').getBoundingClientRect();
      const parts = [...document.querySelector('.head').children, ...document.querySelectorAll('.ways .way span')];
      const shown = parts.filter((one) => one.checkVisibility());
      return shown
        .filter((one) => one.clientWidth === 1 || one.getBoundingClientRect().right > width)
        .map((one) => one.textContent.trim());
      """;

  @Test
  void every_way_in_the_head_of_a_small_desk_has_its_word() {
    try (var evening = new Evening(Clock.systemUTC());
        var desk = Browser.start(Device.LAPTOP, Scheme.LIGHT, "de")) {
      evening.order(evening.table().guest(), 1).expect(201);
      desk.open(evening.app.url() + "/panel?loc=bistro");
      desk.type("[name=email]", "admin@demo.example");
      desk.type("[name=password]", DemoPlaces.PASSWORD);
      desk.press("Anmelden");
      desk.see(".ways .way", "Stationen");
      assertThat(desk.run(HEAD)).isEqualTo(List.of());
      pictures.look(desk, "narrow-desk-panel");
      desk.hold(Device.TABLET);
      assertThat(desk.see(".ways .way[title]").getDomAttribute("title")).isEqualTo("Bestellungen");
    }
  }

  private void whole(Browser phone, String name) {
    pictures.look(phone, name);
    broken.put(name, Objects.requireNonNull(phone.run(BROKEN)));
  }
}
