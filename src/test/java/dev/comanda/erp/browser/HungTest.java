package dev.comanda.erp.browser;

import static dev.comanda.erp.browser.Target.button;
import static dev.comanda.erp.browser.Target.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.delivery.connector.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A browser, a driver or an ERP that says nothing ends the attempt, and is gone with it. */
class HungTest {
  /** For what comes before it hangs, on a busy machine. */
  private static final Duration LIMIT = Duration.ofSeconds(8);

  /** No command ends by itself here: only the attempt's own end does. */
  private static Ground endless() {
    var usual = Ground.LIMITS;
    var ground =
        new Ground(
            new Limits(
                usual.start(),
                Duration.ofHours(2),
                Duration.ofHours(1),
                usual.patience(),
                usual.end(),
                100,
                usual.residentMaxBytes(),
                8));
    ground
        .pages
        .show("/plain", "<p>Here")
        .show("/hangs", "<button onclick='for(;;);'>Save</button>");
    return ground;
  }

  private static Trouble tried(Ground ground, Browser.Work<Path> work) throws Exception {
    ground.in("/plain", page -> page.top().await(text("Here")));
    try {
      ground.browser.attempt(LIMIT, new Kept(), work);
      throw new AssertionError("no trouble");
    } catch (Trouble trouble) {
      return trouble;
    }
  }

  private static void isWell(Ground ground) throws Exception {
    assertThat(ground.homes()).isEmpty();
    ground.in("/plain", page -> page.top().await(text("Here")));
  }

  @Test
  void a_page_that_hangs_is_left_before_the_attempt_is_over() throws Exception {
    try (var ground = endless()) {
      var trouble =
          tried(
              ground,
              page -> {
                page.open(ground.pages.at("/hangs"));
                page.top().press(button("Save"));
                page.top().await(text("Saved"));
                return ground.folder;
              });
      assertThat(trouble.kind()).isEqualTo(Trouble.Kind.UNREACHABLE);
      assertThat(trouble.code()).isEqualTo("browser_silent");
      isWell(ground);
    }
  }

  @Test
  void a_page_that_hangs_at_the_submit_leaves_the_outcome_unknown() throws Exception {
    try (var ground = endless()) {
      var trouble =
          tried(
              ground,
              page -> {
                page.open(ground.pages.at("/hangs"));
                page.submit(page.top(), button("Save"));
                page.top().await(text("Saved"));
                return ground.folder;
              });
      assertThat(trouble.kind()).isEqualTo(Trouble.Kind.UNKNOWN);
      isWell(ground);
    }
  }

  @Test
  void a_driver_that_stands_still_is_ended_with_its_browser() throws Exception {
    try (var ground = endless()) {
      var trouble =
          tried(
              ground,
              page -> {
                signal("STOP", Homes.program(ground.homes().getFirst(), "chromedriver"));
                page.top().await(text("Here"));
                return ground.folder;
              });
      assertThat(trouble.code()).isEqualTo("browser_silent");
      isWell(ground);
    }
  }

  private static void signal(String name, ProcessHandle process) throws InterruptedException {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start().waitFor();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void a_browser_that_died_while_it_was_kept_is_replaced_at_once() throws Exception {
    try (var ground = endless()) {
      for (var name : new String[] {"chromedriver", Homes.BROWSER, "sh"}) {
        ground.in("/plain", page -> {});
        var home = ground.homes().getFirst();
        var program = name.equals("sh") ? leader(home) : Homes.program(home, name);
        program.destroyForcibly();
        ground.in("/plain", page -> page.top().await(text("Here")));
        assertThat(ground.homes()).hasSize(1);
      }
    }
  }

  private static ProcessHandle leader(Path home) {
    return Homes.program(home, "chromedriver").parent().orElseThrow();
  }

  @Test
  void a_browser_that_dies_in_an_attempt_is_told() throws Exception {
    try (var ground = endless()) {
      var trouble =
          tried(
              ground,
              page -> {
                Homes.program(ground.homes().getFirst(), Homes.BROWSER).destroyForcibly();
                page.top().await(text("Never"));
                return ground.folder;
              });
      assertThat(trouble.kind()).isEqualTo(Trouble.Kind.UNREACHABLE);
      assertThat(trouble.code()).isEqualTo("browser_lost");
      isWell(ground);
    }
  }

  @Test
  void who_is_interrupted_returns_and_leaves_nothing() throws Exception {
    try (var ground = endless();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var hangs = new CountDownLatch(1);
      ground.pages.answer(
          "/asked",
          exchange -> {
            hangs.countDown();
            new CountDownLatch(1).await();
            return "";
          });
      var thread = new java.util.concurrent.CompletableFuture<Thread>();
      var attempt =
          threads.submit(
              () -> {
                thread.complete(Thread.currentThread());
                ground.in("/asked", page -> {});
                return ground;
              });
      hangs.await();
      thread.get().interrupt();
      assertThatThrownBy(attempt::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(InterruptedException.class);
      isWell(ground);
    }
  }

  @Test
  void an_erp_that_is_not_there_or_says_nothing_is_unreachable() throws Exception {
    try (var ground = new Ground()) {
      var address = new URI[1];
      try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
        address[0] = URI.create("http://127.0.0.1:" + mute.getLocalPort() + "/");
        var slow = ground.trouble("/", page -> page.open(address[0]));
        assertThat(slow.kind()).isEqualTo(Trouble.Kind.UNREACHABLE);
        assertThat(slow.code()).isEqualTo("page_slow");
      }
      var gone = ground.trouble("/", page -> page.open(address[0]));
      assertThat(gone.kind()).isEqualTo(Trouble.Kind.UNREACHABLE);
      assertThat(gone.code()).isEqualTo("unreachable");
    }
  }
}
