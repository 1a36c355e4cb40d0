package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.log.writer.Wait;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The machine's Chromium without a window, in a profile of its own that is gone afterwards.
 * Whatever a page writes to the console as an error, a broken content policy among it, fails the
 * test when the browser is closed, unless the test said that it was to come.
 */
final class Browser implements AutoCloseable {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final ChromeDriver driver;
  private final Sight sight;
  private final WebDriverWait wait;
  private final List<Pattern> expected = new ArrayList<>();

  private Browser(Device device, Scheme scheme, String language) {
    driver = Chromium.start(language);
    sight = new Sight(driver);
    wait = new WebDriverWait(driver, Wait.MAX, LOOK_AGAIN);
    wait.ignoring(StaleElementReferenceException.class);
    wait.ignoring(ElementClickInterceptedException.class);
    hold(device);
    prefer(scheme);
  }

  /**
   * Goes on in another device's window, once the page is drawn in it: what is pressed has moved.
   */
  void hold(Device device) {
    driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", device.metrics());
    driver.executeAsyncScript(
        "const drawn = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(drawn));");
  }

  /** Makes the device's screen as high as its page, so that a picture has all of it. */
  void unroll(Device device) {
    var height = (long) Objects.requireNonNull(run("return document.body.scrollHeight"));
    driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", device.metrics(height));
  }

  /** Lets the page save files in a folder. */
  void saveTo(Path folder) {
    driver.executeCdpCommand(
        "Browser.setDownloadBehavior",
        Map.<String, Object>of("behavior", "allow", "downloadPath", folder.toString()));
  }

  /** Waits until a file is saved, with something in it. */
  Path saved(Path file) {
    wait.withMessage("a file " + file).until(d -> file.toFile().length() > 0);
    return file;
  }

  /** A browser that speaks English. */
  static Browser start(Device device) {
    return start(device, Scheme.LIGHT, "en");
  }

  /** A browser of a person with these preferences. */
  static Browser start(Device device, Scheme scheme, String language) {
    return new Browser(device, scheme, language);
  }

  /** Changes the person's preference for light or dark. */
  void prefer(Scheme scheme) {
    var dark =
        Map.of("name", "prefers-color-scheme", "value", scheme == Scheme.DARK ? "dark" : "light");
    var calm = Map.of("name", "prefers-reduced-motion", "value", "reduce");
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia", Map.<String, Object>of("features", List.of(dark, calm)));
  }

  /** Goes to another time zone. */
  void stay(String zone) {
    driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
  }

  /** Cuts the network off, or brings it back; an open WebSocket is not affected. */
  void offline(boolean off) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.<String, Object>of(
            "offline", off, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  /** An error on the console that the story brings about. */
  void expect(String regex) {
    expected.add(Pattern.compile(regex));
  }

  /** Goes to an address. */
  void open(String url) {
    driver.get(url);
  }

  /** Opens an address in a tab of its own and goes on there; returns the tab that was left. */
  String openBeside(String url) {
    var left = driver.getWindowHandle();
    driver.switchTo().newWindow(WindowType.TAB);
    open(url);
    return left;
  }

  /** Goes on in another tab. */
  void turnTo(String tab) {
    driver.switchTo().window(tab);
  }

  /** Gives the browser a command of its developers' protocol. */
  void command(String name, Map<String, Object> parameters) {
    driver.executeCdpCommand(name, parameters);
  }

  /** Loads the page again. */
  void reload() {
    driver.navigate().refresh();
  }

  /** Where the browser is. */
  String url() {
    return driver.getCurrentUrl();
  }

  /** Waits until something that this CSS selects is shown. */
  WebElement see(String css) {
    return awaited(css, () -> sight.shown(css));
  }

  /** Waits until something that this CSS selects is shown with these words in it. */
  WebElement see(String css, String words) {
    return awaited("\"" + words + "\" in " + css, () -> sight.saying(css, words));
  }

  private WebElement awaited(String what, Supplier<List<WebElement>> look) {
    var found = new AtomicReference<WebElement>();
    wait.withMessage(
            () ->
                what
                    + " at "
                    + url()
                    + ", which shows: "
                    + driver.findElement(By.tagName("body")).getText())
        .until(
            d -> {
              var elements = look.get();
              elements.stream().limit(1).forEach(found::set);
              return !elements.isEmpty();
            });
    return Objects.requireNonNull(found.get());
  }

  /** Waits until nothing that this CSS selects is shown. */
  void gone(String css) {
    wait.withMessage(css + " to go away at " + url()).until(d -> sight.shown(css).isEmpty());
  }

  /** Waits until a script says {@code true}: what is slid or laid out anew takes its moment. */
  void until(String what, String script) {
    wait.withMessage(what + " at " + url()).until(d -> Boolean.TRUE.equals(run(script)));
  }

  /** How many that this CSS selects are shown just now. */
  int count(String css) {
    return sight.shown(css).size();
  }

  /**
   * Presses the last button, link or tab, so that of the top dialog, that says this, else begins
   * with it, else has it. What is drawn anew or covered at that moment is looked for again.
   */
  void press(String words) {
    awaited(
        "a button \"" + words + "\"",
        () -> {
          var button =
              sight.last("button, a, [role=tab]", words).stream()
                  .filter(WebElement::isEnabled)
                  .toList();
          button.forEach(this::press);
          return button;
        });
  }

  /** Presses this, in the middle of the screen where nothing covers it. */
  void press(WebElement element) {
    run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
    element.click();
  }

  /** Types into a field. */
  void type(String css, String text) {
    var field = see(css);
    field.clear();
    field.sendKeys(text);
  }

  /** Strikes a key where the focus is. */
  void strike(Keys key) {
    new Actions(driver).sendKeys(key).perform();
  }

  /** Chooses of a list what has this value. */
  void choose(String css, String value) {
    see(css).findElement(By.cssSelector("option[value='" + value + "']")).click();
  }

  /** Runs a script in the page. */
  @org.jspecify.annotations.Nullable
  Object run(String script, Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(script, arguments);
  }

  /** A picture of what is shown, as PNG. */
  byte[] picture() {
    run("document.activeElement?.blur?.()");
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  /** A picture of the whole page, also of what must be scrolled to, as PNG. */
  byte[] wholePicture() {
    run("document.activeElement?.blur?.()");
    var shot =
        driver.executeCdpCommand(
            "Page.captureScreenshot",
            Map.<String, Object>of("format", "png", "captureBeyondViewport", true));
    return Base64.getDecoder().decode((String) shot.get("data"));
  }

  /** A picture of one element, as PNG. */
  byte[] picture(WebElement element) {
    return element.getScreenshotAs(OutputType.BYTES);
  }

  /** Shows the page as it is printed, until the preference for light or dark changes. */
  void onPaper() {
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
  }

  /** Proves that axe finds no breach of WCAG 2.2 AA in what is shown. */
  void accessible(String name) {
    assertThat(Breaches.found(driver)).as(name).isEmpty();
  }

  /** Proves that axe finds all text readable: what another colour scheme may change. */
  void readable(String name) {
    assertThat(Breaches.unreadable(driver)).as(name).isEmpty();
  }

  @Override
  public void close() {
    try {
      var errors =
          driver.manage().logs().get(LogType.BROWSER).getAll().stream()
              .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
              .map(entry -> entry.getMessage())
              .filter(message -> expected.stream().noneMatch(p -> p.matcher(message).find()))
              .toList();
      assertThat(errors).as("on the console").isEmpty();
    } finally {
      driver.quit();
    }
  }
}
