package dev.comanda.spec;

import dev.comanda.HandClock;
import dev.comanda.demo.DemoKitchens;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.preparation.MadeRows;
import java.time.Instant;
import java.time.LocalDate;
import org.openqa.selenium.By;

/**
 * The reports of a bistro and of a workshop with hundreds of products, after a season, in a
 * browser.
 */
final class ReportDesk implements AutoCloseable {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  /** A Thursday, 20:40 in Berlin. */
  final Evening evening = new Evening(new HandClock(Instant.parse("2026-11-26T19:40:00Z")));

  final Browser browser = Browser.start(Device.DESK);

  private String signedIn = "";

  ReportDesk() {
    // The panel asks whether all is well, and another clock than the database's is not.
    browser.expect("/readyz .*503");
    var database = evening.app.database();
    SeasonRows.sell(database, "bistro", LocalDate.of(2026, 9, 1), TODAY, 19);
    new DemoKitchens(database).prepare();
    MadeRows.tickets(database, "bistro");
    SeasonRows.stock(database, "workshop", 500);
    SeasonRows.sell(database, "workshop", LocalDate.of(2026, 9, 1), TODAY, 19);
  }

  /** Goes to the reports as somebody, and waits for an answer. */
  void open(String who, String query) {
    browser.hold(Device.DESK);
    if (!signedIn.isEmpty() && !who.equals(signedIn)) {
      browser.press("Sign out");
      browser.see("[name=email]");
    }
    browser.open(url(query));
    if (!who.equals(signedIn)) {
      signIn(browser, who, "Sign in");
      signedIn = who;
    }
    browser.see(".report[aria-busy=false]");
  }

  String url(String query) {
    return evening.app.url() + "/reports" + query;
  }

  static void signIn(Browser browser, String who, String button) {
    browser.type("[name=email]", who + "@demo.example");
    browser.type("[name=password]", DemoPlaces.PASSWORD);
    browser.press(button);
  }

  /** Waits until what was asked for is shown, with all charts. */
  void drawn() {
    drawn(browser);
  }

  static void drawn(Browser browser) {
    browser.see(".report[aria-busy=false] .report-figures:not(.is-old)");
    browser.gone(".chart-area:not(.is-drawn)");
  }

  /** One of the four figures. */
  String figure(String name) {
    return browser.see(".kpi", name).findElement(By.tagName("strong")).getText();
  }

  @Override
  public void close() {
    browser.close();
    evening.close();
  }
}
