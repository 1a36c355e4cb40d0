package dev.comanda.spec;

import java.util.function.BiConsumer;

/**
 * Sets Comanda up in a browser from the printed link to the end, with a guest's phone beside it.
 */
record SetupWalk(Browser desk, Browser phone) {
  static final String EMAIL = "ada@example.com";
  static final String PASSWORD = "correct horse";

  /** All steps in one go; {@code look} sees each before it is left. */
  void walk(String link, SetupFiles files, BiConsumer<Browser, String> look) {
    desk.open(link);
    desk.see("setup-administrator form");
    look.accept(desk, "setup-administrator");
    administrator();
    place();
    look.accept(desk, "setup-place");
    desk.press("Next");
    desk.see("setup-menu .option");
    look.accept(desk, "setup-menu");
    file(files, look);
    desk.press("Next");
    desk.see("setup-tables [name=count]");
    look.accept(desk, "setup-tables");
    tables();
    look.accept(desk, "setup-tables-made");
    desk.press("Next");
    order();
    look.accept(desk, "setup-test-order");
    desk.press("Finish");
    desk.see("h1", "Comanda is set up");
    phone.see(".screen.closed");
    look.accept(desk, "setup-done");
  }

  /** Tries files, and takes the sample after all. */
  private void file(SetupFiles files, BiConsumer<Browser, String> look) {
    desk.expect("/catalog/(import|columns).* .*400");
    desk.press(desk.see(".option", "A file of yours"));
    files.choose(desk, SetupFiles.BAD);
    desk.see(".faults");
    look.accept(desk, "setup-menu-faults");
    files.choose(desk, SetupFiles.GOOD);
    desk.see(".made");
    look.accept(desk, "setup-menu-file");
    desk.press(desk.see(".option", "A sample"));
    desk.gone("[type=file]");
  }

  void administrator() {
    desk.type("[name=name]", "Ada");
    desk.type("[name=email]", EMAIL);
    desk.type("[name=password]", PASSWORD);
    desk.press("Next");
    desk.see("setup-place [name=place]");
  }

  /** Fills the place in; Germany suggests the rest. */
  void place() {
    desk.type("[name=place]", "Bar Central");
    desk.choose("[name=country]", "DE");
  }

  /** Makes a row of eight. */
  void tables() {
    desk.type("setup-tables [name=name]", "Table 1-8");
    desk.see("setup-tables small", "Table 1, Table 2");
    desk.press("Next");
    desk.see(".table", "Table 8");
  }

  /** A guest orders from the session for trying. */
  void order() {
    desk.see(".test-qr");
    phone.open(String.valueOf(desk.see("setup-test-order a").getDomAttribute("href")));
    phone.press("Yes, show the menu");
    desk.see(".is-done", "A guest has confirmed");
    phone.press("Add Burrata");
    phone.press("Show order");
    phone.press("Order now");
    desk.see(".is-done", "Order 1 has come in: €9.90");
  }
}
