package dev.comanda.erp.browser;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.openqa.selenium.Capabilities;
import org.openqa.selenium.remote.CommandInfo;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.HttpMethod;

/** A driver that also takes Chromium's own commands, for what the standard has none. */
final class Driver extends RemoteWebDriver {
  private static final String OWN = "chromium";

  /** What {@link HttpCommandExecutor} has to know beside the standard. */
  static final Map<String, CommandInfo> COMMANDS =
      Map.of(OWN, new CommandInfo("/session/:sessionId/goog/cdp/execute", HttpMethod.POST));

  private static final String WATCH = Look.script("watch.js");

  private final Optional<Settling> settling;

  Driver(HttpCommandExecutor executor, Capabilities capabilities, Optional<Settling> settling) {
    super(executor, capabilities);
    this.settling = settling;
  }

  /** When pages have settled; empty where that is not asked for. */
  Optional<Settling> settling() {
    return settling;
  }

  /** Makes a window that is looked at for the first time ready. */
  void adopt() {
    keepNoConnections();
    settling.ifPresent(each -> own("Page.addScriptToEvaluateOnNewDocument", watching(each)));
  }

  private static Map<String, ?> watching(Settling settling) {
    var ends = String.join(",", settling.listening().stream().map(end -> "'" + end + "'").toList());
    return Map.of("source", "(function () {" + WATCH + "})([" + ends + "]);");
  }

  /** One look at what the page does by itself. */
  Work work(Settling settling) {
    var seen = (Map<?, ?>) Objects.requireNonNull(executeScript(WATCH, settling.listening()));
    return new Work(
        ((Number) Objects.requireNonNull(seen.get("quiet"))).longValue(),
        String.valueOf(seen.get("open")),
        ((Number) Objects.requireNonNull(seen.get("failed"))).intValue());
  }

  /**
   * What a page does by itself.
   *
   * @param quietMillis since when nothing has happened
   * @param open the address of a request that is under way; empty where none is
   * @param failed how its last request that failed was answered, as {@link Look#status} says it; 0
   *     where none has
   */
  record Work(long quietMillis, String open, int failed) {}

  /**
   * From now on the window that is looked at asks each time on a new connection. Where one that was
   * kept is dropped before the answer, Chromium sends a form once more by itself.
   */
  private void keepNoConnections() {
    own("Network.enable", Map.of());
    own("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Connection", "close")));
  }

  private void own(String command, Map<String, ?> parameters) {
    execute(OWN, Map.of("cmd", command, "params", parameters));
  }
}
