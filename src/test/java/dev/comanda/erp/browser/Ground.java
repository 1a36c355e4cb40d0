package dev.comanda.erp.browser;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.comanda.db.TestFolders;
import dev.comanda.delivery.connector.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Pages, a browser that is kept for them, and what was left as evidence. */
final class Ground implements AutoCloseable {
  /** For a machine that is busy; what is unknown is told sooner than in earnest. */
  static final Limits LIMITS =
      new Limits(
          Duration.ofMinutes(2),
          Duration.ofSeconds(20),
          Duration.ofSeconds(15),
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          1000,
          4L << 30,
          8);

  /** The same where a browser must have started soon. */
  static final Limits HASTY =
      new Limits(
          Duration.ofSeconds(3),
          LIMITS.command(),
          LIMITS.load(),
          LIMITS.patience(),
          LIMITS.end(),
          LIMITS.linesMax(),
          LIMITS.residentMaxBytes(),
          LIMITS.browsersMax());

  static final Duration LIMIT = Duration.ofMinutes(3);

  final Pages pages = new Pages();
  final Path folder = TestFolders.make();
  final Browsers browsers;
  final Browser browser;
  private Kept kept = new Kept();

  Ground(Limits limits) {
    this(limits, TestSite.open());
  }

  Ground(Limits limits, Site site) {
    browsers = Browsers.in(folder, Programs::found, limits);
    browser = browsers.browser("user", site);
  }

  Ground() {
    this(LIMITS);
  }

  /** A browser for somebody else. */
  Browser browser(String user, Locale language) {
    return browsers.browser(user, new TestSite(language, page -> {}));
  }

  /** Something on the page of this path. */
  <T> T on(String path, Browser.Work<T> work) throws Trouble, InterruptedException {
    kept = new Kept();
    return browser.attempt(
        LIMIT,
        kept,
        page -> {
          page.open(pages.at(path));
          return work.on(page);
        });
  }

  /** The same, for what gives nothing. */
  void in(String path, Deed deed) throws Trouble, InterruptedException {
    on(
        path,
        page -> {
          deed.on(page);
          return path;
        });
  }

  /** The trouble that it ends in. */
  Trouble trouble(String path, Deed deed) {
    return Objects.requireNonNull(
        catchThrowableOfType(Trouble.class, () -> in(path, deed)), "there was no trouble");
  }

  /** Something on a page. */
  interface Deed {
    void on(Page page) throws Trouble, InterruptedException;
  }

  /** The folders of the browsers that run. */
  List<Path> homes() {
    return Homes.below(folder);
  }

  /** What the last attempt left. */
  Kept kept() {
    return kept;
  }

  @Override
  public void close() {
    browser.close();
    browsers.close();
    pages.close();
    TestFolders.remove(folder);
  }
}
