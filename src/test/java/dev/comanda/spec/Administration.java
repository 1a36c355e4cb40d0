package dev.comanda.spec;

import dev.comanda.demo.DemoPlaces;

/** How the pages of the administration are opened and looked at. */
final class Administration {
  private Administration() {}

  /** A desk at which somebody of the demo has signed in. */
  static Browser signedIn(Evening evening, String who) {
    var browser = Browser.start(Device.DESK);
    browser.open(evening.app.url() + "/admin");
    browser.type("[name=email]", who + "@demo.example");
    browser.type("[name=password]", DemoPlaces.PASSWORD);
    browser.press("Sign in");
    browser.see("h1", "Administration");
    return browser;
  }

  /** Looks at what is shown on each device; at last on a desk. */
  static void everywhere(Pictures pictures, Browser browser, String name) {
    browser.hold(Device.TABLET);
    pictures.look(browser, name + "-tablet");
    browser.hold(Device.PHONE);
    pictures.look(browser, name + "-phone");
    browser.hold(Device.DESK);
    pictures.look(browser, name);
  }
}
