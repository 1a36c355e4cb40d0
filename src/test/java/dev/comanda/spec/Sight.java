package dev.comanda.spec;

import java.util.List;
import java.util.Objects;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;

/**
 * What of a page a person sees. The page itself is asked, once for however many elements: Selenium
 * asks it three times for each.
 */
final class Sight {
  /** What the driver says where the page has gone while it was looked at. */
  private static final String LEFT = "aborted by navigation";

  private static final String SCRIPT =
      """
      const sized = (node) => {
        if (node.nodeType === Node.TEXT_NODE) return node.data.trim() !== '';
        if (node.nodeType !== Node.ELEMENT_NODE) return false;
        const { width, height } = node.getBoundingClientRect();
        if (width > 0 && height > 0) return true;
        return getComputedStyle(node).overflow !== 'hidden' && [...node.childNodes].some(sized);
      };
      const boxless = (element) => getComputedStyle(element).display === 'contents';
      const shown = (element) =>
        boxless(element)
          ? [...element.children].some(shown)
          : element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
            sized(element);
      const spoken = (element) =>
        (element.getAttribute('aria-label') || element.innerText || '').replace(/\\s+/g, ' ').trim();
      const all = (css) => [...document.querySelectorAll(css)].filter(shown);
      """;

  private final JavascriptExecutor page;

  /** What is seen of what this browser shows. */
  Sight(JavascriptExecutor page) {
    this.page = page;
  }

  /** What this CSS selects and is shown. */
  List<WebElement> shown(String css) {
    return found("return all(arguments[0]);", css);
  }

  /** Those that have these words in what a screen reader says of them: the label, else the text. */
  List<WebElement> saying(String css, String words) {
    return found(
        "return all(arguments[0]).filter(e => spoken(e).includes(arguments[1]));", css, words);
  }

  /** The last of them that says just this, else that begins with it, else that has it; or none. */
  List<WebElement> last(String css, String words) {
    return found(
        """
        const [css, words] = arguments;
        const said = all(css).map((element) => ({ element, says: spoken(element) }));
        const last = (fits) => said.findLast(({ says }) => fits(says));
        const best =
          last((says) => says === words) ??
          last((says) => says.startsWith(words)) ??
          last((says) => says.includes(words));
        return best ? [best.element] : [];
        """,
        css,
        words);
  }

  @SuppressWarnings("unchecked") // A script returns a list of elements.
  private List<WebElement> found(String script, Object... arguments) {
    try {
      var found = page.executeScript(SCRIPT + script, arguments);
      return (List<WebElement>) Objects.requireNonNull(found);
    } catch (TimeoutException e) {
      if (Objects.requireNonNull(e.getMessage()).contains(LEFT)) {
        return List.of();
      }
      throw e;
    }
  }
}
