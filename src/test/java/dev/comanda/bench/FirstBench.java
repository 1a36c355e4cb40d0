package dev.comanda.bench;

import dev.comanda.json.Json;
import dev.comanda.spec.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * How soon Chromium shows something by a slow mobile network: the guest's page and the panel, each
 * in a browser that has nothing of it and again.
 */
final class FirstBench {
  /** Design: first screen. */
  private static final int ROUND_TRIP_MS = 400;

  /** Design: first screen; 400 kbit/s each way. */
  private static final int BYTES_PER_SECOND = 400_000 / 8;

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private static final String CONFIRM = ".welcome button";
  private static final String MENU = ".product";
  private static final String PANEL = ".panel-main .column";

  /** Notes in the page itself when something is shown, so that looking costs nothing. */
  private static final String WATCH =
      """
      const seen = (window.seenMillis = {});
      const look = () => {
        for (const css of SHOWN)
          if (!(css in seen) && document.querySelector(css)?.checkVisibility()) seen[css] = performance.now();
        requestAnimationFrame(look);
      };
      look();
      """;

  private static final String SIGN_IN =
      """
      return fetch('/api/auth/login', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ email: arguments[0], password: arguments[1] }),
      }).then((answer) => answer.status);
      """;

  /** The page itself, and what of files and answers was sent before this moment of the page. */
  private static final String REQUESTS =
      """
      return 1 + performance.getEntriesByType('resource')
        .filter((one) => one.transferSize > 0 && one.startTime < arguments[0]).length;
      """;

  private final int rounds;
  private final Consumer<String> progress;
  private final Map<String, List<Seen>> seen = new LinkedHashMap<>();

  /** What it took until something was shown. */
  private record Seen(double millis, long requests) {}

  FirstBench(int rounds, Consumer<String> progress) {
    this.rounds = rounds;
    this.progress = progress;
  }

  /** Runs all rounds on a new data folder in this one; the outcome as in docs/benchmarks.md. */
  String run(Path folder) throws IOException, InterruptedException {
    progress.accept("starting the server …");
    try (var server = Server.start(folder)) {
      var world = World.make(server, new World.Size(1, 1, 1));
      for (int round = 1; round <= rounds; round++) {
        progress.accept("round " + round + " …");
        var browser = Chromium.start("en");
        try {
          round(browser, server, world.onePlace().getFirst().location(), round);
        } finally {
          browser.quit();
        }
      }
    }
    return text();
  }

  private void round(ChromeDriver browser, Server server, String location, int round) {
    var session =
        new Api(server.address())
            .post(
                "/api/locations/" + location + "/sessions",
                World.staff(server.address()),
                Map.of("name", "First " + round));
    browser.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument",
        Map.of("source", WATCH.replace("SHOWN", Json.text(List.of(CONFIRM, MENU, PANEL)))));
    browser.get(server.address().resolve("/livez").toString());
    browser.executeCdpCommand("Network.enable", Map.of());
    browser.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.of(
            "offline",
            false,
            "latency",
            ROUND_TRIP_MS,
            "downloadThroughput",
            BYTES_PER_SECOND,
            "uploadThroughput",
            BYTES_PER_SECOND));
    var guest = server.address().resolve("/s/" + session.get("code").textValue()).toString();
    shown(browser, guest, CONFIRM, "a guest's code, scanned for the first time");
    shown(browser, guest, CONFIRM, "the same again");
    browser.executeScript("document.querySelector(arguments[0]).click()", CONFIRM);
    await(browser, MENU);
    shown(browser, guest, MENU, "the menu of a guest who comes back");
    browser.executeScript(SIGN_IN, World.EMAIL, World.PASSWORD);
    browser.executeCdpCommand("Network.clearBrowserCache", Map.of());
    var panel = server.address().resolve("/panel?loc=" + location).toString();
    shown(browser, panel, PANEL, "the panel for the first time");
    shown(browser, panel, PANEL, "the panel again");
  }

  private void shown(ChromeDriver browser, String url, String css, String words) {
    browser.get("about:blank");
    browser.executeScript("location.href = arguments[0]", url);
    double millis = await(browser, css);
    var requests = (Long) browser.executeScript(REQUESTS, millis);
    seen.computeIfAbsent(words, key -> new ArrayList<>())
        .add(new Seen(millis, requests == null ? 0 : requests));
  }

  private static double await(ChromeDriver browser, String css) {
    var known = "return arguments[0] in (window.seenMillis ?? {})";
    new WebDriverWait(browser, PATIENCE, LOOK_AGAIN)
        .until(d -> Boolean.TRUE.equals(browser.executeScript(known, css)));
    var millis = browser.executeScript("return window.seenMillis[arguments[0]]", css);
    return ((Number) Objects.requireNonNull(millis)).doubleValue();
  }

  private String text() throws IOException {
    var lines = new ArrayList<String>();
    lines.add("- Machine: " + Machine.words());
    lines.add(
        String.format(
            Locale.ROOT,
            "- Chromium without a window, %d ms a round trip, %d kbit/s, HTTP/1.1; medians of %d"
                + " rounds.",
            ROUND_TRIP_MS,
            BYTES_PER_SECOND * 8 / 1000,
            rounds));
    lines.add("");
    lines.add("| what is shown | s | requests until then |");
    lines.add("|---|--:|--:|");
    seen.forEach((words, all) -> lines.add(line(words, all)));
    return String.join("\n", lines) + "\n";
  }

  private static String line(String words, List<Seen> all) {
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.0f |",
        words,
        Measure.median(all.stream().mapToDouble(Seen::millis).toArray()) / 1000,
        Measure.median(all.stream().mapToDouble(Seen::requests).toArray()));
  }
}
