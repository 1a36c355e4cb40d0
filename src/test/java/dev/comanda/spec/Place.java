package dev.comanda.spec;

import dev.comanda.TestApp;
import dev.comanda.db.Database;
import dev.comanda.demo.DemoPlaces;
import java.time.Clock;
import java.util.Map;

/** The demonstration's places and people in a running program, and how a waiter signs in there. */
final class Place implements AutoCloseable {
  static final String WAITER = "waiter@demo.example";
  static final String MANAGER = "manager@demo.example";
  static final String ADMIN = "admin@demo.example";

  private final TestApp app;

  Place() {
    this(Map.of());
  }

  /** A place with more that is set, by name. */
  Place(Map<String, String> more) {
    app = TestApp.demo(Clock.systemUTC(), more);
  }

  /** A place with a clock of its own. */
  Place(Clock clock) {
    app = TestApp.demo(clock);
  }

  String url(String path) {
    return app.url() + path;
  }

  Database database() {
    return app.database();
  }

  /** Signs the waiter in on the way to a panel, and waits until that is live. */
  void panel(Browser desk, String slug) {
    panel(desk, slug, WAITER);
  }

  /** The same for somebody else. */
  void panel(Browser desk, String slug, String email) {
    panel(desk, app.url(), slug, email);
  }

  /** The same over another way to the server. */
  static void panel(Browser desk, String url, String slug, String email) {
    desk.open(url + "/panel?loc=" + slug);
    desk.type("[name=email]", email);
    desk.type("[name=password]", DemoPlaces.PASSWORD);
    desk.press("Sign in");
    desk.see(".fresh-live");
  }

  /** Opens a session on a panel. */
  static void opens(Browser panel, String name) {
    panel.type("#open-name", name);
    panel.press("Open the session");
    panel.see(".column-opened .card", name);
  }

  /** The address that a session's QR dialog shows, without a phone. */
  static String address(Browser panel, String name) {
    panel.press(panel.see(".card", name));
    var url = panel.see(".join-url").getText();
    panel.press("Close");
    panel.gone("dialog");
    return url;
  }

  /** Makes a spot on a manager's panel. */
  static void makesSpot(Browser panel, String name) {
    panel.press("Tables");
    panel.type("#spot-new", name);
    panel.press("Add");
    panel.see(".spot-open", "Open " + name);
    panel.press("Close");
    panel.gone("dialog");
  }

  /** The address that a spot's code carries. */
  static String spotAddress(Browser panel, String name) {
    panel.press("Tables");
    panel.press("Code and settings of " + name);
    var url = panel.see("spot-dialog .join-url").getText();
    panel.press("Back");
    panel.gone("spot-dialog dialog");
    panel.press("Close");
    panel.gone("dialog");
    return url;
  }

  @Override
  public void close() {
    app.close();
  }
}
