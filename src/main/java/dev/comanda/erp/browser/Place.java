package dev.comanda.erp.browser;

import dev.comanda.delivery.connector.Trouble;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchFrameException;
import org.openqa.selenium.WebElement;

/**
 * A part of an ERP's pages: a window, a frame in it, something in that. It is entered afresh for
 * each look and each deed, as pages load their frames again whenever they like.
 */
public final class Place {
  private static final String FRAME =
      """
      return [...document.querySelectorAll('iframe, frame')].filter((frame) =>
        [frame.name, frame.id, frame.title, frame.getAttribute('aria-label')]
          .includes(arguments[0]));
      """;

  private static final String HERE = "return document[Symbol.for('comanda.here')] = true";
  private static final String STILL_HERE = "return document[Symbol.for('comanda.here')] === true";

  /** Masks and late scripts swallow keys while they begin to work. */
  private static final int TYPED_TIMES_MAX = 3;

  /**
   * Signs that a driver takes for keys, as Enter would submit wherever a text comes from; and those
   * beyond the first 65,536, which it cannot type.
   */
  private static final Pattern NO_TEXT =
      Pattern.compile("[\\p{Cntrl}\\ue000-\\ue0ff\\x{10000}-\\x{10ffff}]");

  /** How long what was typed may take to stand as it was meant. */
  private static final Duration SETTLES = Duration.ofMillis(500);

  private final Page page;
  private final Attempt attempt;
  private final Optional<String> window;
  private final List<String> frames;
  private final List<Target> within;

  Place(
      Page page,
      Attempt attempt,
      Optional<String> window,
      List<String> frames,
      List<Target> within) {
    this.page = page;
    this.attempt = attempt;
    this.window = window;
    this.frames = frames;
    this.within = within;
  }

  /** What lies in something of this place, as in a row, a table or a dialog. */
  public Place in(Target container) {
    return new Place(page, attempt, window, frames, chain(container));
  }

  /** Waits until something is shown, be it several times. */
  public void await(Target target) throws Trouble, InterruptedException {
    awaitAny(target);
  }

  /** Waits until one of these is shown, and says which: the first where there are several. */
  public Target awaitAny(Target... targets) throws Trouble, InterruptedException {
    var all = List.of(targets);
    var words = String.join(" or ", all.stream().map(Target::toString).toList());
    return attempt.awaited(this, words, () -> all.stream().filter(this::isShown).findFirst());
  }

  private boolean isShown(Target target) {
    return seen(target, "find").count() > 0;
  }

  /** What stands in a field, or the words of anything else. */
  public String read(Target target) throws Trouble, InterruptedException {
    return only(target, "find").value();
  }

  /**
   * The rows of a table as it is shown, each by the heads of its columns.
   *
   * @param after stands below the table; until it is there more rows may be to come, and where a
   *     connection has broken it never is
   */
  public List<Map<String, String>> rows(Target table, Target after)
      throws Trouble, InterruptedException {
    await(after);
    return only(table, "rows").rows();
  }

  private Look.Seen only(Target target, String verb) throws Trouble, InterruptedException {
    return attempt.awaited(
        this,
        target.toString(),
        () -> {
          var seen = seen(target, verb);
          return seen.count() == 1 ? Optional.of(seen) : attempt.missing(lack(target, seen));
        });
  }

  /** Puts a text into a field instead of what is there, leaves it, and reads it back. */
  public void type(Target field, String text) throws Trouble, InterruptedException {
    fill(
        new Filled(attempt, this, field, Optional.of(text), seen -> seen.value().equals(text)),
        text);
  }

  /** The same for a number, in the form of the ERP's user; compared as a number. */
  public void typeNumber(Target field, BigDecimal number, NumberForm form)
      throws Trouble, InterruptedException {
    // Of an input for numbers alone the form is the browser's, and what is read the standard's.
    var plain = only(field, "find").type().equals("number");
    var as = plain ? NumberForm.POINT : form;
    fill(number(field, number, as), as.write(number));
  }

  /** The same for a text that nobody may see: neither in evidence nor in a picture. */
  public void typeSecret(Target field, String secret) throws Trouble, InterruptedException {
    attempt.witness().hide(secret);
    fill(
        new Filled(attempt, this, field, Optional.empty(), seen -> seen.value().equals(secret)),
        secret);
  }

  /** Presses something that submits nothing; what was typed until then is taken by the page. */
  public void press(Target target) throws Trouble, InterruptedException {
    page.refuseAfterSubmit("press");
    attempt.act(this, target, WebElement::click);
    page.taken();
  }

  /** The same for what leads to another page; waits until that has taken the place of this one. */
  public void follow(Target target) throws Trouble, InterruptedException {
    attempt.awaited(
        this, "a look", () -> Optional.ofNullable(attempt.driver().executeScript(HERE)));
    press(target);
    attempt.awaited(
        this,
        "another page",
        () ->
            Boolean.TRUE.equals(attempt.driver().executeScript(STILL_HERE))
                ? attempt.missing("this one stays")
                : Optional.of(target));
  }

  private Filled number(Target field, BigDecimal number, NumberForm form) {
    return new Filled(
        attempt,
        this,
        field,
        Optional.of(form.write(number)),
        seen ->
            (seen.type().equals("number") ? NumberForm.POINT : form)
                .read(seen.value())
                .filter(read -> read.compareTo(number) == 0)
                .isPresent());
  }

  private void fill(Filled filled, String text) throws Trouble, InterruptedException {
    page.refuseAfterSubmit("type");
    if (NO_TEXT.matcher(text).find()) {
      throw new Trouble(
          Trouble.Kind.REFUSED,
          "text_unfit",
          "what is to be typed has signs that cannot be typed: keys as Enter, or a smiley");
    }
    var keys = Keys.chord(Keys.CONTROL, "a") + Keys.DELETE + text + Keys.TAB;
    boolean holds = false;
    for (int times = 0; times < TYPED_TIMES_MAX && !holds; times++) {
      attempt.act(this, filled.field(), element -> element.sendKeys(keys));
      holds = attempt.awaited(this, SETTLES, filled::read).isPresent();
    }
    filled.hold();
    page.remember(filled);
  }

  /** Goes there, from the outside. */
  void enter() {
    attempt.windows().enter(window);
    for (var name : frames) {
      var found = attempt.driver().executeScript(FRAME, name);
      if (!(found instanceof List<?> all) || all.size() != 1) {
        throw new NoSuchFrameException("there is no frame \"" + name + "\", or several");
      }
      attempt.driver().switchTo().frame((WebElement) all.getFirst());
    }
  }

  /** One look, from here. */
  Look.Seen seen(Target target, String verb) {
    return Look.at(attempt.driver(), chain(target), verb);
  }

  String lack(Target target, Look.Seen seen) {
    return seen.lack(chain(target));
  }

  private List<Target> chain(Target target) {
    return Stream.concat(within.stream(), Stream.of(target)).toList();
  }

  @Override
  public String toString() {
    var where = new ArrayList<String>();
    window.ifPresent(title -> where.add("window \"" + title + "\""));
    frames.forEach(name -> where.add("frame \"" + name + "\""));
    within.forEach(target -> where.add(target.toString()));
    return where.isEmpty() ? "" : " in " + String.join(", ", where);
  }
}
