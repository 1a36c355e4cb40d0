package dev.comanda.spec;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * What axe finds in a page that has come to rest. Axe comes into a page once, and tells only what
 * is wrong: what it says of all that is right is most of its work.
 */
final class Breaches {
  private static final String AXE = script();

  /** With what axe looks at only when asked: names that have not the words one reads. */
  private static final String WCAG =
      """
      {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        rules: { 'label-content-name-mismatch': { enabled: true } },
      }""";

  private static final String COLOURS = "{ runOnly: { type: 'rule', values: ['color-contrast'] } }";

  private Breaches() {}

  /** What breaches WCAG 2.2 AA: each with the rule that it breaks and where. */
  static List<?> found(ChromeDriver driver) {
    return told(driver, WCAG);
  }

  /** What cannot be read for its colours. */
  static List<?> unreadable(ChromeDriver driver) {
    return told(driver, COLOURS);
  }

  /** Lets axe look at what stands still, two frames after what was done last. */
  private static List<?> told(ChromeDriver driver, String options) {
    if (Boolean.FALSE.equals(driver.executeScript("return 'axe' in window"))) {
      driver.executeScript(AXE);
    }
    var told =
        driver.executeAsyncScript(
            """
            const done = arguments[0];
            const still = new CSSStyleSheet();
            still.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important; }');
            const frame = () => new Promise(requestAnimationFrame);
            const tell = ({ id, help, nodes }) =>
              id + ': ' + help + ' ' + nodes.map(({ html }) => html).join(' ');
            document.adoptedStyleSheets.push(still);
            frame().then(frame)
                .then(() => axe.run({ resultTypes: ['violations'], ...OPTIONS }))
                .then(({ violations }) => violations.map(tell), e => [String(e)])
                .then((told) => {
                  document.adoptedStyleSheets.pop();
                  done(told);
                });
            """
                .replace("OPTIONS", options));
    return (List<?>) Objects.requireNonNull(told);
  }

  private static String script() {
    try (var in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
