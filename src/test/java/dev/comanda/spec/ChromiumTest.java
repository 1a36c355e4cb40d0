package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The tests' browser leaves nothing behind: hundreds of them are started in a run. */
class ChromiumTest {
  private static final int ENDS_SECONDS_MAX = 30;

  @Test
  void a_browser_that_is_closed_leaves_no_process() throws Exception {
    var before = ProcessHandle.current().descendants().toList();
    var browser = Browser.start(Device.DESK);
    browser.open("about:blank");
    var started = ProcessHandle.current().descendants().filter(p -> !before.contains(p)).toList();
    assertThat(started).hasSizeGreaterThan(2);
    browser.close();
    for (var process : started) {
      process.onExit().get(ENDS_SECONDS_MAX, TimeUnit.SECONDS);
    }
  }
}
