package dev.comanda.erp.browser;

import java.util.Map;
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

  Driver(HttpCommandExecutor executor, Capabilities capabilities) {
    super(executor, capabilities);
  }

  /**
   * From now on the window that is looked at asks each time on a new connection. Where one that was
   * kept is dropped before the answer, Chromium sends a form once more by itself.
   */
  void keepNoConnections() {
    own("Network.enable", Map.of());
    own("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Connection", "close")));
  }

  private void own(String command, Map<String, ?> parameters) {
    execute(OWN, Map.of("cmd", command, "params", parameters));
  }
}
