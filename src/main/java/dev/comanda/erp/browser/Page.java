package dev.comanda.erp.browser;

import dev.comanda.delivery.connector.Trouble;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.openqa.selenium.UnhandledAlertException;
import org.openqa.selenium.WebDriverException;

/**
 * An ERP's pages in one attempt, step by step. What stands there is looked for until it is seen,
 * and never for longer than the attempt lasts; what nobody knows ends the attempt within seconds,
 * with a picture, the page's words and the step. {@link #submit} happens once, and after it nothing
 * can be pressed, typed or opened any more, only read. For one thread, as long as the attempt
 * lasts.
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
    attempt.telling().step(name);
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
      throw new IllegalStateException(attempt.telling().step() + ": would lose what was typed");
    }
    if (!mayLeave && wouldAsk()) {
      throw attempt
          .telling()
          .trouble(
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
      throw attempt
          .telling()
          .told(
              Trouble.Kind.PAGE_UNKNOWN,
              "led_elsewhere",
              "the ERP leads to a site that is another's");
    }
  }

  /** The driver itself answers a page that asks whether to leave it, without a word. */
  private boolean wouldAsk() throws Trouble, InterruptedException {
    return attempt.awaited(
        top(),
        "a look",
        () -> Optional.of(Boolean.TRUE.equals(attempt.driver().executeScript(WOULD_ASK))));
  }

  /** What the fields of the first window's page held as it was sent. */
  public AsSent asSent() throws Trouble, InterruptedException {
    return attempt.awaited(top(), "its fields", () -> Optional.of(AsSent.shown(attempt.driver())));
  }

  /**
   * Asks for another page of the ERP, once, and shows it nowhere: what is shown, and what was
   * typed, stays as it is. It must be one by which nothing changes; so it may also follow a submit.
   *
   * @param limit after which it is as if no answer had come
   */
  public AsSent beside(String address, Duration limit) throws Trouble, InterruptedException {
    var sent = new AtomicReference<>(new AsSent(address, 0, Map.of()));
    attempt.once(
        () -> {
          attempt.windows().enter(Optional.empty());
          sent.set(AsSent.beside(attempt.driver(), address, limit));
        });
    return sent.get();
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
    click(place, button, "before submit");
  }

  /**
   * Presses a button after which the ERP asks on a page of its own before it acts. Until one of the
   * answers is seen nobody knows whether it has acted without asking.
   *
   * @param answers by each of which the ERP surely has not acted: its question, and what may stand
   *     there instead; after one of them {@link #submit} is still to come
   * @return which of them is there
   * @throws Trouble as {@link #submit}
   */
  public Target ask(Place place, Target button, Target... answers)
      throws Trouble, InterruptedException {
    refuseAfterSubmit("ask");
    place.markPage();
    click(place, button, "before asking");
    place.awaitNextPage(button);
    var said = place.awaitAny(answers);
    taken();
    pressed = false;
    attempt.telling().submitted(false);
    return said;
  }

  private void click(Place place, Target button, String name) throws Trouble, InterruptedException {
    attempt.refuseStrangers();
    attempt.settled(place);
    attempt.ready(place, button);
    attempt.see(place, name);
    hold();
    var element = attempt.ready(place, button);
    pressed = true;
    attempt.telling().submitted(true);
    try {
      element.click();
    } catch (UnhandledAlertException e) {
      attempt.answer();
    } catch (WebDriverException e) {
      if (Faults.passing(e)) {
        attempt.telling().submitted(false);
        throw attempt
            .telling()
            .trouble(
                Trouble.Kind.UNREACHABLE, "not_pressed", button + " had moved, or was covered");
      }
      throw attempt.telling().failed(e);
    }
  }

  /** Keeps a picture and the words of what is shown, under this name. */
  public void see(String name) throws Trouble, InterruptedException {
    attempt.see(top(), name);
  }

  /** Trouble for something that stands there and is not known, with a picture of it. */
  public Trouble unknown(String text) {
    return attempt.telling().trouble(Trouble.Kind.PAGE_UNKNOWN, "page_unknown", text);
  }

  /**
   * The same for something that failed: by how the ERP answered what it was asked last, which may
   * be why.
   */
  public Trouble failed(String text) throws Trouble, InterruptedException {
    return attempt.lacking(top(), text);
  }

  /** Reads all again that was typed, and waits until it stands there. */
  void hold() throws Trouble, InterruptedException {
    for (var each : filled) {
      each.hold();
    }
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
          attempt.telling().step() + ": nothing may follow a submit, but " + deed + " would");
    }
  }
}
