package dev.comanda.erp.browser;

import dev.comanda.delivery.connector.Trouble;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openqa.selenium.UnhandledAlertException;
import org.openqa.selenium.WebDriverException;

/**
 * An ERP's pages in one attempt, step by step. What stands there is looked for until it is seen,
 * and never for longer than the attempt lasts; what nobody knows ends the attempt within seconds,
 * with a picture, the page's words and the step. {@link #submit} happens once, and after it nothing
 * can be pressed, typed or opened any more. For one thread, as long as the attempt lasts.
 */
public final class Page {
  private static final String WOULD_ASK =
      """
      const asks = (page) => {
        const leaving = page.document.createEvent('BeforeUnloadEvent');
        leaving.initEvent('beforeunload', false, true);
        page.dispatchEvent(leaving);
        return leaving.defaultPrevented || leaving.returnValue !== '';
      };
      const ours = (page) => {
        try {
          return Boolean(page.document);
        } catch {
          return false; // Of another site, which nobody may ask.
        }
      };
      const frames = Array.from({ length: window.length }, (_, i) => window[i]);
      return [window, ...frames].filter(ours).some(asks);
      """;

  private final Attempt attempt;
  private final List<Filled> filled = new ArrayList<>();
  private boolean mayLeave = true;
  private boolean pressed;

  Page(Attempt attempt) {
    this.attempt = attempt;
  }

  /** Names what follows, for evidence and trouble: in a word or two. */
  public Page step(String name) {
    attempt.step(name);
    return this;
  }

  /** The first window itself. */
  public Place top() {
    return new Place(this, attempt, Optional.empty(), List.of(), List.of());
  }

  /** A frame, by the names, ids or titles of those on the way to it, from the outermost. */
  public Place frame(String... names) {
    return new Place(this, attempt, Optional.empty(), List.of(names), List.of());
  }

  /** Another window that the page opens, by its title; it is waited for. */
  public Place window(String title) {
    attempt.windows().expect(title);
    return new Place(this, attempt, Optional.of(title), List.of(), List.of());
  }

  /**
   * Goes to an address, in the first window.
   *
   * @throws Trouble also where the page would ask whether to leave it, and {@link #leave} did not
   *     say that it may be left; the first page of an attempt always may
   * @throws IllegalStateException after a submit, or where what was typed would be lost in such a
   *     way
   */
  public void open(URI address) throws Trouble, InterruptedException {
    refuseAfterSubmit("open");
    if (!filled.isEmpty()) {
      throw new IllegalStateException(attempt.step() + ": would lose what was typed");
    }
    if (!mayLeave && wouldAsk()) {
      throw attempt.trouble(
          Trouble.Kind.PAGE_UNKNOWN, "unsaved", "the page has something that is not saved");
    }
    attempt.once(
        () -> {
          attempt.windows().enter(Optional.empty());
          attempt.driver().get(address.toString());
        });
    mayLeave = false;
    stayed(address);
  }

  /**
   * What is typed goes to whoever is meant, and what another shows is kept nowhere: an ERP that
   * leads to another site ends the attempt.
   */
  private void stayed(URI address) throws Trouble, InterruptedException {
    var shown =
        attempt.awaited(
            top(), "an address", () -> Optional.ofNullable(attempt.driver().getCurrentUrl()));
    var meant =
        address.getScheme() + (address.isOpaque() ? ":" : "://" + address.getRawAuthority() + "/");
    if (!shown.startsWith(meant)) {
      throw attempt.told(
          Trouble.Kind.PAGE_UNKNOWN, "led_elsewhere", "the ERP leads to a site that is another's");
    }
  }

  /** The driver itself answers a page that asks whether to leave it, without a word. */
  private boolean wouldAsk() throws Trouble, InterruptedException {
    return attempt.awaited(
        top(),
        "a look",
        () -> Optional.of(Boolean.TRUE.equals(attempt.driver().executeScript(WOULD_ASK))));
  }

  /** What was typed, and what the page has not saved, may be lost by the next {@link #open}. */
  public void leave() {
    filled.clear();
    mayLeave = true;
  }

  /** A dialog of a script with these words may come from now on, once; it is answered with yes. */
  public void expect(String words) {
    expect(Pattern.compile(Pattern.quote(words.strip())));
  }

  /** The same, for words that are not always the same. */
  public void expect(Pattern words) {
    attempt.dialogs().expect(words);
  }

  /**
   * Presses the button that makes the ERP act, once. Before that all that was typed is read again,
   * and what stands there is kept as evidence. The button is looked for again and again, the click
   * is not repeated, also where it did not come about.
   *
   * @throws Trouble of a kind before the submit only where the click surely did not come about
   * @throws IllegalStateException where it is not the attempt's first
   */
  public void submit(Place place, Target button) throws Trouble, InterruptedException {
    refuseAfterSubmit("submit");
    attempt.refuseStrangers();
    attempt.ready(place, button);
    attempt.see(place, "before submit");
    for (var each : filled) {
      each.hold();
    }
    var element = attempt.ready(place, button);
    pressed = true;
    attempt.submitted(true);
    try {
      element.click();
    } catch (UnhandledAlertException e) {
      attempt.answer();
    } catch (WebDriverException e) {
      if (Faults.passing(e)) {
        attempt.submitted(false);
        throw attempt.trouble(
            Trouble.Kind.UNREACHABLE, "not_pressed", button + " had moved, or was covered");
      }
      throw attempt.failed(e);
    }
  }

  /** Keeps a picture and the words of what is shown, under this name. */
  public void see(String name) throws Trouble, InterruptedException {
    attempt.see(top(), name);
  }

  /** Trouble for something that stands there and is not known, with a picture of it. */
  public Trouble unknown(String text) {
    return attempt.trouble(Trouble.Kind.PAGE_UNKNOWN, "page_unknown", text);
  }

  /** To be read again before the submit. */
  void remember(Filled field) {
    filled.add(field);
  }

  /** What was typed until now was taken by the page, and need not stand there any more. */
  void taken() {
    filled.clear();
  }

  void refuseAfterSubmit(String deed) {
    if (pressed) {
      throw new IllegalStateException(
          attempt.step() + ": nothing may follow a submit, but " + deed + " would");
    }
  }
}
