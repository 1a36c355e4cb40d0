package dev.comanda.erp.browser;

import dev.comanda.delivery.connector.Evidence;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * Leaves what a page shows as evidence: its words and a picture, with nothing secret in either. A
 * picture in which something secret could not be hidden is not taken.
 */
final class Witness {
  private static final String BLANK = Look.script("blank.js");

  /** Of one look; a page with more is cut. */
  private static final int WORDS_MAX = 20_000;

  private static final int FRAMES_DEEP_MAX = 4;
  private static final String HIDDEN = "********";
  private static final Pattern QUERY = Pattern.compile("\\?[^#]*");

  private final RemoteWebDriver driver;
  private final Set<String> secrets;
  private final Evidence evidence;

  Witness(RemoteWebDriver driver, Set<String> secrets, Evidence evidence) {
    this.driver = driver;
    this.secrets = secrets;
    this.evidence = evidence;
  }

  /** Something that must not be seen from now on. */
  void hide(String secret) {
    if (!secret.isBlank()) {
      secrets.add(secret);
    }
  }

  /** It is at this step from now on. */
  void step(String name) {
    evidence.step(name);
  }

  /** Keeps a text, with nothing secret in it. */
  void say(String step, String text) {
    evidence.text(step, masked(text));
  }

  /** A text with nothing secret in it. */
  String masked(String text) {
    var masked = text;
    for (var secret : secrets) {
      masked = masked.replace(secret, HIDDEN);
    }
    return masked;
  }

  /** Keeps what the window that is looked at shows, all its frames. */
  void see(String step) {
    var words = new StringBuilder();
    // What stands after the question mark may sign in.
    words.append(QUERY.matcher(String.valueOf(driver.getCurrentUrl())).replaceAll("?…"));
    words.append('\n').append(driver.getTitle()).append('\n');
    eachFrame(
        page -> {
          page.executeScript(BLANK, true, List.copyOf(secrets));
          var said = page.executeScript("return document.body?.innerText ?? ''");
          words.append(said).append('\n');
        });
    try {
      driver.switchTo().defaultContent();
      evidence.picture(step, Objects.requireNonNull(driver.getScreenshotAs(OutputType.BYTES)));
    } finally {
      eachFrame(page -> page.executeScript(BLANK, false, List.of()));
    }
    // Masked before it is cut: half of a secret is not found any more.
    var shown = masked(words.toString());
    evidence.text(step, shown.substring(0, Math.min(shown.length(), WORDS_MAX)));
  }

  /** The same, but for a page that does not let itself be looked at any more. */
  void seeIfAny(String step) {
    try {
      see(step);
    } catch (WebDriverException e) {
      say(step, "No picture: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private void eachFrame(Consumer<RemoteWebDriver> act) {
    driver.switchTo().defaultContent();
    inFrames(act, 0);
    driver.switchTo().defaultContent();
  }

  private void inFrames(Consumer<RemoteWebDriver> act, int depth) {
    act.accept(driver);
    if (depth < FRAMES_DEEP_MAX) {
      for (var frame : driver.findElements(By.cssSelector("iframe, frame"))) {
        driver.switchTo().frame(frame);
        inFrames(act, depth + 1);
        driver.switchTo().parentFrame();
      }
    }
  }
}
