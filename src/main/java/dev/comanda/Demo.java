package dev.comanda;

import static java.util.stream.Collectors.toMap;

import dev.comanda.db.Database;
import dev.comanda.demo.Browser;
import dev.comanda.demo.DemoFolder;
import dev.comanda.demo.DemoKitchens;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.demo.DemoPlaces.Person;
import dev.comanda.demo.TerminalQr;
import dev.comanda.demo.Visitor;
import dev.comanda.demo.life.Life;
import dev.comanda.gateway.SchedulerSettings;
import dev.comanda.staff.Passwords;
import dev.comanda.staff.SignInSettings;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The command {@code demo}: everything on an embedded database, with three sample locations. */
final class Demo {
  /** Letters and digits that nobody confuses. */
  private static final String READABLE = "abcdefghijkmnpqrstuvwxyz23456789";

  /** 8 of 32 letters and digits: 40 bits behind a sign-in that slows down who guesses. */
  private static final int PASSWORD_LENGTH = 8;

  private static final String TABLE = "Try me";
  private static final Person ADMIN = DemoPlaces.PEOPLE.getFirst();
  private static final Person WAITER = DemoPlaces.PEOPLE.get(2);
  private static final Person COOK = DemoPlaces.PEOPLE.get(3);

  private final Choices choices;
  private final PrintWriter out;

  /**
   * What the command line chose.
   *
   * @param address settings of where it is reached that were given, by name
   * @param folder the demonstration's folder, or null for its default
   * @param fresh whether to throw away what earlier ones left
   * @param lan whether phones of the network should reach it
   * @param browser whether to show it in a browser
   * @param quiet whether to say no more than where it listens, and to let nobody simulated in
   */
  record Choices(
      Map<String, String> address,
      @Nullable Path folder,
      boolean fresh,
      boolean lan,
      boolean browser,
      boolean quiet) {}

  Demo(Choices choices, PrintWriter out) {
    this.choices = choices;
    this.out = out;
  }

  /** Starts it and serves until the process is told to stop. */
  void run(Map<String, String> environment, Path workingFolder)
      throws Misconfigured, InterruptedException {
    var config = config(environment, workingFolder);
    var folder = choices.folder() == null ? byDefault(config) : choices.folder().toAbsolutePath();
    var demo = new DemoFolder(folder);
    if (choices.fresh()) {
      demo.forget();
    }
    var passwords =
        DemoPlaces.PEOPLE.stream()
            .collect(toMap(p -> p, p -> config.reached() ? randomPassword() : DemoPlaces.PASSWORD));
    var data = config.demoIn(demo.data());
    new Serving(data, Erps.known(Clock.systemUTC(), data.data()), out, choices.quiet())
        .run(
            database -> prepare(database, passwords),
            app -> {
              greet(app, folder, data, passwords, config.reached());
              return choices.quiet() ? () -> {} : life(app, data, demo, passwords);
            });
  }

  private static Life life(App app, Config config, DemoFolder demo, Map<Person, String> passwords) {
    var server =
        new Life.Server(
            app.ownUrl(),
            app.certificate(),
            config.features().of(SchedulerSettings.PATH, SchedulerSettings.DEFAULT.path()),
            account(WAITER, passwords),
            account(COOK, passwords));
    var screens = new Life.Screens(app.hub()::listening, app.hub()::begun);
    return Life.begin(server, screens, demo.notebook());
  }

  private static Life.Account account(Person person, Map<Person, String> passwords) {
    return new Life.Account(person.email(), Objects.requireNonNull(passwords.get(person)));
  }

  /**
   * Starts a demonstration at a free port, takes one order, and stops: the run that Java learns
   * from what to keep in its cache for quicker starts.
   */
  static void rehearse(Config config, Path folder) {
    var small = config.forThisMachineIn(folder);
    var passwords = DemoPlaces.PEOPLE.stream().collect(toMap(p -> p, p -> DemoPlaces.PASSWORD));
    try (var app =
            App.start(
                small,
                Clock.systemUTC(),
                line -> {},
                database -> prepare(database, passwords),
                true,
                Erps.known(Clock.systemUTC(), small.data()));
        var visitor = visitor(app, passwords)) {
      var code = visitor.table("bistro", TABLE);
      visitor.order(code);
      for (var page : List.of("/", "/panel", "/s/" + code, "/readyz")) {
        visitor.look(page);
      }
    }
  }

  private Config config(Map<String, String> environment, Path workingFolder) throws Misconfigured {
    var given = new HashMap<>(choices.address());
    if (choices.lan()) {
      given.putIfAbsent(Settings.LISTEN.name(), "0.0.0.0");
    }
    var config = Config.read(given, environment, workingFolder);
    var byEmail = SignInSettings.BY_EMAIL.name();
    if (config.reached() || Config.set(environment, workingFolder).containsKey(byEmail)) {
      return config;
    }
    given.put(byEmail, "on");
    return Config.read(given, environment, workingFolder);
  }

  private static Path byDefault(Config config) {
    return config.data().resolveSibling(config.data().getFileName() + "-demo");
  }

  private static String randomPassword() {
    return new SecureRandom()
        .ints(PASSWORD_LENGTH, 0, READABLE.length())
        .mapToObj(at -> READABLE.substring(at, at + 1))
        .reduce("", String::concat);
  }

  private void greet(
      App app, Path folder, Config data, Map<Person, String> passwords, boolean reached) {
    out.println("Comanda's demo is ready at " + app.publicUrl() + "/");
    var garage = DemoGarage.open(app, data.data(), account(ADMIN, passwords));
    if (choices.quiet()) {
      return;
    }
    out.println();
    out.println("  Sign in there, with these passwords, as");
    for (var person : DemoPlaces.PEOPLE) {
      out.printf(Locale.ROOT, "    %-22s %s%n", person.email(), passwords.get(person));
    }
    out.println("  for the locations bar, bistro and workshop.");
    if (!reached) {
      out.println(
          "  Where one of them has signed in, Wei takes over by PIN " + DemoPlaces.PIN + ",");
      out.println(
          "  and the waiter API signs in " + DemoPlaces.BY_EMAIL.email() + " by e-mail alone.");
    }
    out.println();
    var table = app.publicUrl() + "/s/" + openTable(app, passwords);
    out.println("  Order as a guest of the bistro at " + table);
    out.println();
    out.print(TerminalQr.of(table).indent(4));
    out.println();
    out.println("  Scan the drinks of the bar at " + app.publicUrl() + "/scan/bar");
    out.println("  " + garage);
    out.println();
    Lan.warning(URI.create(table)).ifPresent(words -> out.println("  " + words + remedy()));
    app.warnings().forEach(words -> out.println("  Warning: " + words));
    out.println(
        "  Simulated guests, a cook and robots live there; --quiet starts it without them.");
    out.println("  What you do is kept in " + folder + "; --fresh starts anew.");
    out.println("  Ctrl-C stops it.");
    out.flush();
    if (choices.browser()) {
      Browser.open(URI.create(app.publicUrl() + "/"));
    }
  }

  private String remedy() {
    return choices.lan()
        ? " No local network was found; COMANDA_PUBLIC_URL can say the address."
        : " './comanda demo --lan' lets them in.";
  }

  private static String openTable(App app, Map<Person, String> passwords) {
    try (var visitor = visitor(app, passwords)) {
      return visitor.table("bistro", TABLE);
    }
  }

  private static void prepare(Database database, Map<Person, String> passwords) {
    new DemoPlaces(database, new Passwords(), Clock.systemUTC())
        .prepare(person -> Objects.requireNonNull(passwords.get(person)));
    new DemoKitchens(database).prepare();
  }

  private static Visitor visitor(App app, Map<Person, String> passwords) {
    return new Visitor(
        app.ownUrl(),
        app.certificate(),
        WAITER.email(),
        Objects.requireNonNull(passwords.get(WAITER)));
  }
}
