package dev.comanda.erp.browser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openqa.selenium.NoSuchWindowException;

/** The windows of one browser: the first, those that were expected, and strangers. */
final class Windows {
  private final Driver driver;
  private final String first;
  private final Set<String> expected = new HashSet<>();
  private final Map<String, String> byTitle = new HashMap<>();

  Windows(Driver driver, String first) {
    this.driver = driver;
    this.first = first;
  }

  /** A window of this title may come. */
  void expect(String title) {
    expected.add(title);
  }

  /** Goes to the first one, or to that of a title, out of all frames. */
  void enter(Optional<String> title) {
    driver.switchTo().window(title.isEmpty() ? first : titled(title.get()));
  }

  private String titled(String title) {
    var known = byTitle.get(title);
    if (known != null && others().contains(known)) {
      return known;
    }
    for (var other : others()) {
      driver.switchTo().window(other);
      if (title.equals(driver.getTitle())) {
        driver.adopt();
        byTitle.put(title, other);
        return other;
      }
    }
    throw new NoSuchWindowException("there is no window \"" + title + "\"");
  }

  /** The title of one that nobody expects, which is then looked at. */
  Optional<String> stranger() {
    for (var other : others()) {
      if (!byTitle.containsValue(other)) {
        driver.switchTo().window(other);
        var title = String.valueOf(driver.getTitle());
        if (!expected.contains(title)) {
          return Optional.of(title);
        }
      }
    }
    return Optional.empty();
  }

  /** Closes all but the first. */
  void closeOthers() {
    for (var other : others()) {
      driver.switchTo().window(other);
      driver.close();
    }
    driver.switchTo().window(first);
  }

  private List<String> others() {
    var others = new ArrayList<>(driver.getWindowHandles());
    others.remove(first);
    return others;
  }
}
