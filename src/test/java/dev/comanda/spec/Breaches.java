package dev.comanda.spec;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;
import org.openqa.selenium.chrome.ChromeDriver;

/** What axe finds in a page that has come to rest. */
final class Breaches {
  private Breaches() {}

  /** Each with the rule that it breaks and where. */
  static List<String> found(ChromeDriver driver, AxeBuilder axe) {
    settle(driver);
    return axe.analyze(driver).getViolations().stream().map(Breaches::told).toList();
  }

  /** Waits until colours that change with the scheme have changed: two frames, and no animation. */
  private static void settle(ChromeDriver driver) {
    driver.executeAsyncScript(
        """
        const done = arguments[0];
        const frame = () => new Promise(requestAnimationFrame);
        const ended = each => each.finished.catch(() => undefined);
        frame().then(frame)
            .then(() => Promise.all(document.getAnimations().map(ended)))
            .then(() => done());
        """);
  }

  private static String told(Rule rule) {
    var where = rule.getNodes().stream().map(node -> String.valueOf(node.getHtml())).toList();
    return rule.getId() + ": " + rule.getHelp() + " " + where;
  }
}
