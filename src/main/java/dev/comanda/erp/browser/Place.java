package dev.comanda.erp.browser;

import dev.comanda.delivery.connector.Trouble;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

  /** An input in which Enter begins a line. */
  private static final String LINES = "textarea";

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

  /** Whether something is shown now, be it several times; once the page has settled. */
  public boolean shows(Target target) throws Trouble, InterruptedException {
    attempt.settled(this);
    return attempt.awaited(this, "a look", () -> Optional.of(isShown(target)));
  }

  /** Which of these is shown now, once the page has settled: the first where there are several. */
  public Optional<Target> shown(List<Target> targets) throws Trouble, InterruptedException {
    attempt.settled(this);
    return attempt.awaited(
        this, "a look", () -> Optional.of(targets.stream().filter(this::isShown).findFirst()));
  }

  /** Scrolls to something, be it there several times: pages show more where one comes to an end. */
  public void reveal(Target target) throws Trouble, InterruptedException {
    attempt.settled(this);
    attempt.awaited(
        this,
        target.toString(),
        () -> {
          var seen = seen(target, "reveal");
          return seen.count() > 0 ? Optional.of(seen) : attempt.missing(lack(target, seen));
        });
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

  /** The same of a table that is filled in: what stands in each row's fields, by their names. */
  public List<Map<String, String>> fields(Target table, Target after)
      throws Trouble, InterruptedException {
    await(after);
    attempt.settled(this);
    return only(table, "fields").rows();
  }

  private Look.Seen only(Target target, String verb) throws Trouble, InterruptedException {
    attempt.settled(this);
    return attempt.awaited(
        this,
        target.toString(),
        () -> {
          var seen = seen(target, verb);
          return seen.count() == 1 ? Optional.of(seen) : attempt.missing(lack(target, seen));
        });
  }

  /**
   * Types a text into a field, by which the page then searches or fills others: what stands there
   * afterwards is its own affair.
   */
  public void seek(Target field, String text) throws Trouble, InterruptedException {
    page.refuseAfterSubmit("type");
    var keys = keys(text, false);
    attempt.act(this, field, element -> element.sendKeys(keys));
    attempt.settled(this);
  }

  /**
   * Puts a text into a field instead of what is there, leaves it, and reads it back. Where the
   * field has several lines so may the text.
   */
  public void type(Target field, String text) throws Trouble, InterruptedException {
    fill(
        new Filled(attempt, this, field, Optional.of(text), seen -> seen.value().equals(text)),
        false,
        type -> text);
  }

  /** The same for a number, in the form of the ERP's user; compared as a number. */
  public void typeNumber(Target field, BigDecimal number, NumberForm form)
      throws Trouble, InterruptedException {
    fill(
        Filled.number(attempt, this, field, number, form),
        true,
        type -> Filled.formOf(type, form).write(number));
  }

  /** The same for a text that nobody may see: neither in evidence nor in a picture. */
  public void typeSecret(Target field, String secret) throws Trouble, InterruptedException {
    attempt.witness().hide(secret);
    fill(
        new Filled(attempt, this, field, Optional.empty(), seen -> seen.value().equals(secret)),
        false,
        type -> secret);
  }

  /**
   * Presses something that submits nothing; what was typed until then is read again, and taken by
   * the page.
   */
  public void press(Target target) throws Trouble, InterruptedException {
    page.refuseAfterSubmit("press");
    attempt.settled(this);
    page.hold();
    attempt.act(this, target, WebElement::click);
    page.taken();
  }

  /** The same for what leads to another page; waits until that has taken the place of this one. */
  public void follow(Target target) throws Trouble, InterruptedException {
    markPage();
    press(target);
    awaitNextPage(target);
  }

  void markPage() throws Trouble, InterruptedException {
    attempt.awaited(
        this, "a look", () -> Optional.ofNullable(attempt.driver().executeScript(HERE)));
  }

  /** Waits until the page that was marked is there no more. */
  void awaitNextPage(Target target) throws Trouble, InterruptedException {
    attempt.awaited(
        this,
        "another page",
        () ->
            Boolean.TRUE.equals(attempt.driver().executeScript(STILL_HERE))
                ? attempt.missing("this one stays")
                : Optional.of(target));
  }

  /**
   * Types a text, which may depend on the input's type.
   *
   * @param gives whether what is shown may give way to what takes the keys, once it is pressed
   */
  private void fill(Filled filled, boolean gives, Function<String, String> text)
      throws Trouble, InterruptedException {
    page.refuseAfterSubmit("type");
    boolean holds = false;
    for (int times = 0; times < TYPED_TIMES_MAX && !holds; times++) {
      if (gives && attempt.settles()) {
        attempt.act(this, filled.field(), WebElement::click);
      }
      var type = only(filled.field(), "find").type();
      var keys = keys(text.apply(type), type.equals(LINES));
      attempt.act(this, filled.field(), element -> element.sendKeys(keys));
      attempt.settled(this);
      holds = attempt.awaited(this, SETTLES, filled::read).isPresent();
    }
    filled.hold();
    page.remember(filled);
  }

  private static String keys(String text, boolean lines) throws Trouble {
    if (NO_TEXT.matcher(lines ? text.replace('\n', ' ') : text).find()) {
      throw new Trouble(
          Trouble.Kind.REFUSED,
          "text_unfit",
          "what is to be typed has signs that cannot be typed: keys as Enter, or a smiley");
    }
    return Keys.chord(Keys.CONTROL, "a") + Keys.DELETE + text + Keys.TAB;
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
