package dev.comanda.erp.browser;

import com.sun.security.auth.module.UnixSystem;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.process.Household;
import dev.comanda.process.Subprocess;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.openqa.selenium.UnexpectedAlertBehaviour;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.HttpCommandExecutor;

/** How a browser is started: what its pages see of this machine is always the same. */
final class Launch {
  /**
   * Leads the group: ends it when we are gone, or when its driver is. The driver's own end would
   * leave the browser, and the browser's own some of its processes.
   */
  private static final String LEADER =
      """
      [ "$PPID" = "$1" ] || exit 1
      shift
      trap 'kill -KILL 0' TERM INT HUP
      "$@" &
      wait $!
      kill -KILL 0
      """;

  private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);
  private static final String LOG = "driver.log";

  /** The same for every browser. */
  private static final List<String> ARGUMENTS =
      List.of(
          "--headless=new",
          // Not by a port of its own, which all of this machine could reach.
          "--remote-debugging-pipe",
          "--window-size=1440,1040",
          "--force-device-scale-factor=1",
          "--hide-scrollbars",
          "--disable-gpu",
          // There connections are shared, and asking anew is the protocol's own affair.
          "--disable-http2",
          "--disable-quic",
          // A container's shared memory may be 64 MB; then files of the folder take its place.
          "--disable-dev-shm-usage",
          "--disable-breakpad",
          "--disable-extensions",
          "--disable-sync",
          "--disable-component-update",
          "--disable-background-networking",
          "--no-first-run",
          "--no-default-browser-check",
          "--mute-audio");

  private final Starter starter;
  private final Supplier<Programs> programs;
  private final HttpClient http;
  private final Limits limits;

  Launch(Starter starter, Supplier<Programs> programs, HttpClient http, Limits limits) {
    this.starter = starter;
    this.programs = programs;
    this.http = http;
    this.limits = limits;
  }

  /**
   * Starts one in an empty folder, which is removed where that fails.
   *
   * @throws Trouble in words, with both versions where they do not fit
   */
  Session start(Path folder, Site site, Until until) throws Trouble, InterruptedException {
    var soon = until.atMost(limits.start());
    var language = site.language();
    var household = new Household(folder, null);
    var found = programs.get();
    try {
      var process = starter.start(leader(found, folder, language));
      household = new Household(folder, process);
      var driver = URI.create("http://127.0.0.1:" + port(process, folder.resolve(LOG), soon));
      var wire = new Wire(http, driver, limits.start(), soon);
      var options = options(found, language);
      return new Session(folder, household, wire, driver(wire, driver, options, site), limits);
    } catch (IOException | WebDriverException | InterruptedException e) {
      Session.end(folder, household, limits);
      if (e instanceof InterruptedException || Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw new Trouble(Trouble.Kind.UNREACHABLE, "browser_unfit", why(found, e));
    }
  }

  private static String why(Programs programs, Exception e) throws InterruptedException {
    var said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return BrowserFit.of(programs).fault().orElse("The browser could not be started: " + said);
  }

  private static ProcessBuilder leader(Programs programs, Path folder, Locale language)
      throws IOException {
    var command = new ArrayList<>(List.of("setsid", "setpriv", "--pdeathsig", "TERM", "--"));
    command.addAll(List.of("sh", "-c", LEADER, "browser"));
    command.add(Long.toString(ProcessHandle.current().pid()));
    command.add(there(programs.driver(), "driver"));
    // Said of each command, what is typed would stand in the log.
    command.addAll(List.of("--port=0", "--log-level=SEVERE"));
    var builder = Subprocess.builder(command).directory(folder.toFile());
    var environment = builder.environment();
    for (var name : List.of("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")) {
      environment.put(name, folder.toString());
    }
    // Its profile is made where temporary files are, by the driver.
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("LANGUAGE", language.toLanguageTag().replace('-', '_'));
    return builder
        .redirectErrorStream(true)
        .redirectInput(new File("/dev/null"))
        .redirectOutput(folder.resolve(LOG).toFile());
  }

  private static int port(Process process, Path log, Until until)
      throws IOException, InterruptedException {
    while (true) {
      var said = Files.readString(log);
      var port = PORT.matcher(said);
      if (port.find()) {
        return Integer.parseInt(port.group(1));
      }
      if (!process.isAlive() || until.over()) {
        throw new IOException("the driver does not start; it said: " + said.strip());
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  private Driver driver(Wire wire, URI address, ChromeOptions options, Site site)
      throws IOException {
    var executor = new HttpCommandExecutor(wire, Driver.COMMANDS, address.toURL());
    var driver = new Driver(executor, options, site.settling());
    driver.manage().timeouts().pageLoadTimeout(limits.load()).scriptTimeout(limits.load());
    driver.adopt();
    return driver;
  }

  private static ChromeOptions options(Programs programs, Locale language) throws IOException {
    var tag = language.toLanguageTag();
    var options = new ChromeOptions();
    options.setBinary(there(programs.browser(), "browser"));
    // By itself the driver answers dialogs, and with "Cancel".
    options.setUnhandledPromptBehaviour(UnexpectedAlertBehaviour.IGNORE);
    options.addArguments(ARGUMENTS);
    options.addArguments("--lang=" + tag, "--accept-lang=" + tag);
    if (new UnixSystem().getUid() == 0) {
      options.addArguments("--no-sandbox"); // Chromium refuses to run as root with one.
    }
    options.setExperimentalOption("prefs", preferences(tag));
    return options;
  }

  private static Map<String, Object> preferences(String tag) {
    return Map.of(
        "intl.accept_languages", tag,
        "credentials_enable_service", false,
        "profile.password_manager_enabled", false,
        "profile.password_manager_leak_detection", false,
        "autofill.profile_enabled", false,
        "autofill.credit_card_enabled", false,
        "translate.enabled", false);
  }

  private static String there(java.util.Optional<Path> program, String what) throws IOException {
    return program.map(Path::toString).orElseThrow(() -> new IOException("no " + what));
  }
}
