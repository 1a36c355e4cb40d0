package dev.comanda.erp.browser;

import java.util.Locale;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.InvalidElementStateException;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.NoSuchFrameException;
import org.openqa.selenium.NoSuchWindowException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;

/** What a driver's exceptions mean. */
final class Faults {
  private Faults() {}

  /**
   * Whether the page changed while it was looked at, so that looking again may help. By the
   * standard these also come before a click has moved the pointer, never after.
   */
  static boolean passing(WebDriverException e) {
    return e instanceof StaleElementReferenceException
        || e instanceof NoSuchElementException
        || e instanceof NoSuchFrameException
        || e instanceof NoSuchWindowException
        || e instanceof ElementNotInteractableException
        || e instanceof InvalidElementStateException
        || e instanceof JavascriptException;
  }

  /** Whether the browser still answers, so that it can be asked for a picture. */
  static boolean answers(WebDriverException e) {
    return e instanceof TimeoutException || offline(e);
  }

  private static boolean offline(WebDriverException e) {
    return first(e).toLowerCase(Locale.ROOT).contains("net::err_");
  }

  /** In a word, for programs. */
  static String code(WebDriverException e) {
    if (e instanceof Wire.NoAnswer) {
      return "browser_silent";
    }
    if (e instanceof TimeoutException) {
      return "page_slow";
    }
    return offline(e) ? "unreachable" : "browser_lost";
  }

  /** For people. */
  static String text(WebDriverException e) {
    return switch (code(e)) {
      case "browser_silent" -> first(e);
      case "page_slow" -> "the ERP's page did not come in time";
      case "unreachable" -> "the ERP cannot be reached: " + first(e);
      default -> "the browser is lost: " + first(e);
    };
  }

  /** Of what it says, the rest is about versions. */
  static String first(WebDriverException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
