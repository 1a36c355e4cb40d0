package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Pages held against WCAG 2.2 AA in light and in dark, and their pictures when asked for: with
 * {@code -Dcomanda.screens=target/screens} all go there, with {@code docs/screens} those that
 * docs/screens.md shows.
 */
final class Pictures {
  private static final Path ALL = Path.of("target/screens");
  private static final Optional<Path> FOLDER =
      Optional.ofNullable(System.getProperty("comanda.screens")).map(Path::of);
  private static final Pattern PICTURE = Pattern.compile("\\(screens/([a-z-]+)\\.png\\)");

  /** Ends what is said for a moment, which nobody need wait for. */
  private static final String SAID =
      "document.querySelectorAll('toast-note').forEach((each) => each.tell?.('gone'))";

  private final Set<String> made = new TreeSet<>();
  private final Set<String> shown;

  /** Those of the document whose names are these. */
  Pictures(Predicate<String> mine) {
    shown =
        PICTURE
            .matcher(document())
            .results()
            .map((MatchResult match) -> match.group(1))
            .filter(mine)
            .collect(Collectors.toSet());
  }

  private static String document() {
    try {
      return Files.readString(Path.of("docs/screens.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Looks at what is shown in both schemes. */
  void look(Browser browser, String name) {
    browser.run(SAID);
    browser.gone(".toast.is-shown");
    browser.accessible(name);
    fits(browser, name);
    keep(browser, name);
    browser.prefer(Scheme.DARK);
    browser.readable(name + " in the dark");
    keep(browser, name + "-dark");
    browser.prefer(Scheme.LIGHT);
  }

  /** Looks at what is shown in one scheme: what paper looks like. */
  void asItIs(Browser browser, String name) {
    browser.accessible(name);
    keep(browser, name);
  }

  /** Looks at a whole page, also at what must be scrolled to, on a desk and on a phone. */
  void lookTwice(Browser browser, String name) {
    lookWhole(browser, name);
    browser.hold(Device.PHONE);
    lookWhole(browser, name + "-phone");
    browser.hold(Device.DESK);
  }

  private void lookWhole(Browser browser, String name) {
    browser.accessible(name);
    fits(browser, name);
    keep(name, browser::wholePicture);
    browser.prefer(Scheme.DARK);
    browser.readable(name + " in the dark");
    keep(name + "-dark", browser::wholePicture);
    browser.prefer(Scheme.LIGHT);
  }

  /** Nothing of the page is wider than the screen. */
  private static void fits(Browser browser, String name) {
    var page = "const { scrollWidth, clientWidth } = document.documentElement;";
    assertThat(browser.run(page + "return scrollWidth - clientWidth"))
        .as("what of %s is beyond the screen", name)
        .isEqualTo(0L);
  }

  private void keep(Browser browser, String name) {
    keep(name, browser::picture);
  }

  private void keep(String name, Supplier<byte[]> picture) {
    made.add(name);
    FOLDER
        .filter(folder -> folder.equals(ALL) || shown.contains(name))
        .ifPresent(folder -> write(folder.resolve(name + ".png"), picture.get()));
  }

  /** Proves that the document shows no picture that was not made. */
  void complete() {
    assertThat(made).containsAll(shown);
  }

  /** Writes bytes to a file, making its folder. */
  static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
