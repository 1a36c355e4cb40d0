package dev.comanda.erp.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openqa.selenium.NoAlertPresentException;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * The dialogs that a page may open by script. What is expected is answered with yes, once each;
 * anything else stays open and stops the attempt.
 */
final class Dialogs {
  private final RemoteWebDriver driver;
  private final List<Pattern> expected = new ArrayList<>();

  Dialogs(RemoteWebDriver driver) {
    this.driver = driver;
  }

  void expect(Pattern words) {
    expected.add(words);
  }

  /** What the open one says; empty where none is open. */
  Optional<String> open() {
    try {
      var words = driver.switchTo().alert().getText();
      return Optional.of(words == null ? "" : words.replaceAll("\\s+", " ").strip());
    } catch (NoAlertPresentException e) {
      return Optional.empty();
    }
  }

  /** Says yes if these words were expected, and whether they were. */
  boolean accept(String words) {
    for (var each : expected) {
      if (each.matcher(words).matches()) {
        expected.remove(each);
        driver.switchTo().alert().accept();
        return true;
      }
    }
    return false;
  }
}
