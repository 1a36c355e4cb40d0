package dev.comanda.erp.browser;

import static dev.comanda.erp.browser.Target.button;
import static dev.comanda.erp.browser.Target.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.comanda.TestCounts;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.process.Household;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A browser is kept from one line to the next, and replaced before it is a danger. */
class KeptBrowserTest {
  private static final String FORM = "<form method=post action=/save><button>Save</button></form>";

  private static Ground ground(int linesMax, long residentMaxBytes, int browsersMax) {
    var usual = Ground.LIMITS;
    var ground =
        new Ground(
            new Limits(
                usual.start(),
                usual.command(),
                usual.load(),
                usual.patience(),
                usual.end(),
                linesMax,
                residentMaxBytes,
                browsersMax));
    ground.pages.show("/form", FORM).show("/save", "<p>Saved");
    return ground;
  }

  private static void save(Page page) throws Trouble, InterruptedException {
    page.submit(page.top(), button("Save"));
    page.top().await(text("Saved"));
  }

  @Test
  void a_browser_is_kept_until_it_has_served_its_lines() throws Exception {
    try (var ground = ground(2, 4L << 30, 8)) {
      ground.in("/form", KeptBrowserTest::save);
      var first = ground.homes();
      ground.in("/form", page -> page.top().await(button("Save")));
      assertThat(ground.homes()).isEqualTo(first).hasSize(1);
      ground.in("/form", KeptBrowserTest::save);
      assertThat(ground.homes()).isEmpty();
      ground.in("/form", KeptBrowserTest::save);
      assertThat(ground.homes()).hasSize(1).isNotEqualTo(first);
    }
  }

  @Test
  void memory_stays_level_however_many_lines() throws Exception {
    long most = 700L << 20;
    try (var ground = ground(1_000_000, most, 8)) {
      ground.pages.show(
          "/leaks",
          FORM
              + "<script>const all = []; for (let i = 0; i < 60; i++)"
              + " all.push(new Uint8Array(1 << 20).fill(i)); opener = all;"
              + " sessionStorage.n = Number(sessionStorage.n ?? 0) + 1</script>");
      for (int i = 0; i < TestCounts.of("browser.lines"); i++) {
        ground.in("/leaks", KeptBrowserTest::save);
        for (var home : ground.homes()) {
          assertThat(new Household(home, null).residentBytes()).isLessThan(most + (300L << 20));
        }
      }
    }
    try (var ground = ground(1_000_000, 1, 8)) {
      ground.in("/form", KeptBrowserTest::save);
      assertThat(ground.homes()).isEmpty();
    }
  }

  @Test
  void a_browser_is_replaced_after_trouble_but_not_after_a_plain_no() throws Exception {
    try (var ground = ground(100, 4L << 30, 8)) {
      ground.trouble(
          "/form",
          page -> {
            throw new Trouble(Trouble.Kind.REFUSED, "document_closed", "It is closed.");
          });
      assertThat(ground.homes()).hasSize(1);
      ground.trouble(
          "/form",
          page -> {
            throw page.unknown("nobody knows this");
          });
      assertThat(ground.homes()).isEmpty();
      assertThatThrownBy(
              () ->
                  ground.in(
                      "/form",
                      page -> {
                        throw new IllegalArgumentException("a bug");
                      }))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(ground.homes()).isEmpty();
    }
  }

  @Test
  void who_was_signed_out_signs_in_once_before_anything_is_filled() throws Exception {
    try (var ground = ground(100, 4L << 30, 8)) {
      var site = TestSite.open();
      var browser = ground.browsers.browser("signed out", site);
      for (int i = 0; i < 2; i++) {
        browser.attempt(Ground.LIMIT, new Kept(), page -> page);
        assertThat(site.entered()).isEqualTo(1);
      }
      site.signOut();
      browser.attempt(Ground.LIMIT, new Kept(), page -> page);
      assertThat(site.entered()).isEqualTo(2);
      browser.close();
    }
  }

  @Test
  void who_is_given_up_in_good_order_is_signed_out() throws Exception {
    try (var ground = ground(100, 4L << 30, 1)) {
      var site = TestSite.open();
      var browser = ground.browsers.browser("well", site);
      browser.attempt(Ground.LIMIT, new Kept(), page -> page);
      assertThat(site.left()).isZero();
      ground.in("/form", page -> page.top().await(button("Save")));
      assertThat(site.left()).as("makes room").isEqualTo(1);

      browser.attempt(Ground.LIMIT, new Kept(), page -> page);
      assertThatThrownBy(
              () ->
                  browser.attempt(
                      Ground.LIMIT,
                      new Kept(),
                      page -> {
                        throw page.unknown("nobody knows this");
                      }))
          .isInstanceOf(Trouble.class);
      assertThat(site.left()).as("is not well").isEqualTo(1);

      browser.attempt(Ground.LIMIT, new Kept(), page -> page);
      browser.close();
      assertThat(site.left()).as("is closed").isEqualTo(2);
      assertThat(ground.homes()).isEmpty();
    }
  }

  @Test
  void a_password_that_was_refused_is_not_tried_again() {
    try (var ground = ground(100, 4L << 30, 8)) {
      var site =
          new TestSite(
              Locale.ENGLISH,
              page -> {
                throw new Trouble(Trouble.Kind.CREDENTIALS, "refused", "The password is wrong.");
              });
      var browser = ground.browsers.browser("refused", site);
      for (int i = 0; i < 3; i++) {
        assertThat(trouble(browser, Ground.LIMIT).kind()).isEqualTo(Trouble.Kind.CREDENTIALS);
      }
      assertThat(site.entered()).isEqualTo(1);
      browser.close();
    }
  }

  private static Trouble trouble(Browser browser, Duration limit) {
    return Objects.requireNonNull(
        catchThrowableOfType(
            Trouble.class, () -> browser.attempt(limit, new Kept(), page -> page)));
  }

  @Test
  void one_user_is_signed_in_in_one_browser_at_a_time() throws Exception {
    try (var ground = ground(100, 4L << 30, 8);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var other = ground.browsers.browser("user", TestSite.open());
      var begun = new CountDownLatch(1);
      var mayEnd = new CountDownLatch(1);
      var first =
          threads.submit(
              () ->
                  ground.on(
                      "/form",
                      page -> {
                        begun.countDown();
                        mayEnd.await();
                        return ground.homes();
                      }));
      begun.await();
      var busy = trouble(other, Duration.ofMillis(100));
      assertThat(busy.kind()).isEqualTo(Trouble.Kind.BUSY);
      mayEnd.countDown();
      assertThat(first.get()).hasSize(1);
      List<Path> then = other.attempt(Ground.LIMIT, new Kept(), page -> ground.homes());
      assertThat(then).hasSize(1).isNotEqualTo(first.get());
      other.close();
    }
  }

  @Test
  void the_browser_that_was_idle_for_longest_makes_room() throws Exception {
    try (var ground = ground(100, 4L << 30, 2)) {
      var users =
          List.of("a", "b", "c").stream().map(u -> ground.browser(u, Locale.ENGLISH)).toList();
      for (var each : users) {
        each.attempt(Ground.LIMIT, new Kept(), page -> page);
      }
      var two = ground.homes();
      assertThat(two).hasSize(2);
      users.getLast().attempt(Ground.LIMIT, new Kept(), page -> page);
      assertThat(ground.homes()).isEqualTo(two);
      users.getFirst().attempt(Ground.LIMIT, new Kept(), page -> page);
      assertThat(ground.homes()).hasSize(2).isNotEqualTo(two);
      users.forEach(Browser::close);
      assertThat(ground.homes()).isEmpty();
    }
  }

  @Test
  void a_browser_that_is_closed_begins_nothing() {
    try (var ground = ground(100, 4L << 30, 8)) {
      ground.browser.close();
      assertThatThrownBy(() -> ground.in("/form", page -> {}))
          .isInstanceOf(IllegalStateException.class);
      assertThat(ground.homes()).isEmpty();
    }
  }
}
