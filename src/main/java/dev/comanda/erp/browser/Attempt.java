package dev.comanda.erp.browser;

import dev.comanda.delivery.connector.Evidence;
import dev.comanda.delivery.connector.Trouble;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.openqa.selenium.UnhandledAlertException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;

/**
 * How anything is looked at and touched in one attempt: looked for until it is seen, dialogs
 * answered, an exception told as trouble of the kind that holds just now.
 */
final class Attempt {
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  /** Of a page that nobody was asked for. */
  private static final int NO_STATUS = 0;

  private final Driver driver;
  private final Limits limits;
  private final Until until;
  private final Dialogs dialogs;
  private final Witness witness;
  private final Windows windows;
  private final Telling telling;
  private String lack = "";

  Attempt(Session session, Limits limits, Until until, Evidence evidence) {
    this.driver = session.driver();
    this.limits = limits;
    this.until = until;
    this.dialogs = new Dialogs(driver);
    this.witness = new Witness(driver, session.secrets(), evidence);
    this.windows = new Windows(driver, session.window());
    this.telling = new Telling(witness);
    session.until(until);
  }

  Driver driver() {
    return driver;
  }

  Dialogs dialogs() {
    return dialogs;
  }

  Witness witness() {
    return witness;
  }

  Windows windows() {
    return windows;
  }

  Telling telling() {
    return telling;
  }

  /** Whether the browser is as a new attempt may find it; closes what an earlier one left open. */
  boolean begins() throws InterruptedException {
    try {
      windows.closeOthers();
      return true;
    } catch (WebDriverException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return false;
    }
  }

  /** A command to the browser. */
  interface Command {
    void run();
  }

  /** Gives a command, once; a dialog in its way is answered. */
  void once(Command command) throws Trouble, InterruptedException {
    try {
      command.run();
    } catch (UnhandledAlertException e) {
      answer();
    } catch (WebDriverException e) {
      throw telling.failed(e);
    }
  }

  /** Looks until it sees; a page that is not complete gets more time. */
  <T> T awaited(Place place, String what, Supplier<Optional<T>> look)
      throws Trouble, InterruptedException {
    var seen = awaited(place, limits.patience(), look);
    if (seen.isEmpty()) {
      var why = lack.isEmpty() ? "" : ", but " + lack;
      throw lacking(place, "looked for " + what + place + why);
    }
    return seen.get();
  }

  /** Trouble for something that is not there, by how the ERP answered for what is there instead. */
  Trouble lacking(Place place, String text) throws Trouble, InterruptedException {
    return telling.lacking(look(place, () -> Optional.of(status())).orElse(NO_STATUS), text);
  }

  /** By what the page was answered, or the last of what its scripts asked that failed. */
  private int status() {
    int ofPage = Look.status(driver);
    boolean well = ofPage != Look.BUSY && ofPage != Look.UNANSWERED && ofPage < Look.FAILED;
    return well ? driver.settling().map(each -> driver.work(each).failed()).orElse(ofPage) : ofPage;
  }

  /** Whether pages are waited for until they have settled. */
  boolean settles() {
    return driver.settling().isPresent();
  }

  /** Waits until the page has settled, where its site asks for that. */
  void settled(Place place) throws Trouble, InterruptedException {
    if (!settles()) {
      return;
    }
    var settling = driver.settling().orElseThrow();
    var open = new AtomicReference<>("");
    Supplier<Optional<Driver.Work>> look =
        () -> {
          var work = driver.work(settling);
          open.set(work.open());
          return Optional.of(work)
              .filter(each -> each.quietMillis() >= settling.quiet().toMillis());
        };
    if (awaited(place, limits.load(), look).isEmpty()) {
      var asked = open.get();
      throw asked.isEmpty()
          ? telling.trouble(
              Trouble.Kind.PAGE_UNKNOWN, "page_unknown", "the page does not come to rest")
          : telling.trouble(
              Trouble.Kind.UNREACHABLE, "page_slow", "the ERP did not answer in time: " + asked);
    }
  }

  /** The same; empty where it did not see in time. */
  <T> Optional<T> awaited(Place place, Duration patience, Supplier<Optional<T>> look)
      throws Trouble, InterruptedException {
    lack = "";
    var load = until.atMost(limits.load());
    var soon = until.atMost(patience);
    while (true) {
      var seen = look(place, look);
      if (seen.isPresent() || soon.over()) {
        return seen;
      }
      if (!load.over() && !complete(place)) {
        soon = until.atMost(patience);
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  /** Nothing, for a reason. */
  <T> Optional<T> missing(String why) {
    lack = why;
    return Optional.empty();
  }

  private boolean complete(Place place) throws Trouble, InterruptedException {
    var whether = "return document.readyState === 'complete'";
    var state = look(place, () -> Optional.of(String.valueOf(driver.executeScript(whether))));
    return state.isPresent() && Boolean.parseBoolean(state.get());
  }

  private <T> Optional<T> look(Place place, Supplier<Optional<T>> look)
      throws Trouble, InterruptedException {
    try {
      place.enter();
      return look.get();
    } catch (UnhandledAlertException e) {
      answer();
      return Optional.empty();
    } catch (WebDriverException e) {
      if (Faults.passing(e)) {
        return missing(Faults.first(e));
      }
      throw telling.failed(e);
    }
  }

  /** Waits until a thing is there alone, can be pressed and stands still. */
  WebElement ready(Place place, Target target) throws Trouble, InterruptedException {
    var last = new String[] {""};
    Supplier<Optional<Look.Seen>> look =
        () -> {
          var seen = place.seen(target, "reach");
          boolean still = seen.reachable() && seen.reach().equals(last[0]);
          last[0] = seen.reach();
          return still ? Optional.of(seen) : missing(place.lack(target, seen));
        };
    return awaited(place, target.toString(), look).one();
  }

  /**
   * Does something to a thing that is ready. Where the page has changed at that moment it was
   * surely not touched, and is looked for again.
   */
  void act(Place place, Target target, Consumer<WebElement> deed)
      throws Trouble, InterruptedException {
    refuseStrangers();
    settled(place);
    var patience = until.atMost(limits.patience());
    while (true) {
      var element = ready(place, target);
      try {
        deed.accept(element);
        return;
      } catch (UnhandledAlertException e) {
        answer();
        return;
      } catch (WebDriverException e) {
        if (!Faults.passing(e)) {
          throw telling.failed(e);
        }
        if (patience.over()) {
          throw telling.trouble(
              Trouble.Kind.PAGE_UNKNOWN, "page_unknown", target + " does not hold still");
        }
      }
    }
  }

  /** Nobody knows what a window wants that nobody expects. */
  void refuseStrangers() throws Trouble, InterruptedException {
    var stranger = Optional.<String>empty();
    try {
      stranger = windows.stranger();
    } catch (UnhandledAlertException e) {
      answer();
    } catch (WebDriverException e) {
      if (!Faults.passing(e)) {
        throw telling.failed(e);
      }
    }
    if (stranger.isPresent()) {
      var text = "a window \"" + stranger.get() + "\" stands there";
      throw telling.trouble(Trouble.Kind.PAGE_UNKNOWN, "window_unknown", text);
    }
  }

  /** Keeps what a place's window shows. */
  void see(Place place, String name) throws Trouble, InterruptedException {
    awaited(
        place,
        "a picture",
        () -> {
          witness.see(name);
          return Optional.of(name);
        });
  }

  /** Answers the dialog that is open as it was told to; any other stops the attempt. */
  void answer() throws Trouble, InterruptedException {
    try {
      var words = dialogs.open();
      if (words.isEmpty()) {
        return;
      }
      witness.say(telling.step() + ": dialog", words.get());
      if (!dialogs.accept(words.get())) {
        throw telling.told(
            Trouble.Kind.PAGE_UNKNOWN, "dialog_unknown", "the page asks: " + words.get());
      }
    } catch (WebDriverException e) {
      throw telling.failed(e);
    }
  }
}
