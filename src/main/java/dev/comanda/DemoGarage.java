package dev.comanda;

import static java.util.stream.Collectors.toMap;

import dev.comanda.demo.Calls.TurnedDown;
import dev.comanda.demo.DemoWorkshop;
import dev.comanda.demo.DemoWorkshop.Erp;
import dev.comanda.demo.erp.DemoErp;
import dev.comanda.demo.erp.books.Product;
import dev.comanda.demo.life.Life.Account;
import dev.comanda.erp.browser.BrowserFit;
import dev.comanda.erp.browser.Programs;
import java.nio.file.Path;
import java.util.Map;

/** The ERP of the demonstration's workshop, where there is a browser to book in it. */
final class DemoGarage {
  private static final String CONNECTOR = "demoerp";

  private static final Map<String, String> WORKSHEETS =
      Map.of("Bay 1", "558", "Bay 2", "559", "Bay 3", "560");

  private DemoGarage() {}

  /**
   * Opens it and has the workshop book there. It runs until the process ends, so that what is under
   * way at a stop is still answered.
   *
   * @param data the data folder
   * @param admin who may administrate the workshop
   * @return what there is to say of it
   */
  static String open(App app, Path data, Account admin) {
    var fault = fault();
    if (!fault.isEmpty()) {
      return "Bennys Auto books in no ERP: " + fault;
    }
    var erp = new DemoErp(DemoErp.Settings.of(0, data.resolve("erp")));
    var numbers =
        erp.books().products().stream().collect(toMap(Product::description, Product::number));
    try (var workshop =
        new DemoWorkshop(app.ownUrl(), app.certificate(), admin.email(), admin.password())) {
      workshop.books(
          new Erp(CONNECTOR, erp.url(), DemoErp.USER, DemoErp.PASSWORD, numbers, WORKSHEETS));
    } catch (TurnedDown e) {
      return "Bennys Auto books in no ERP until the next start: the server answered "
          + e.status()
          + " while that was set up.";
    }
    return "Bennys Auto books in its ERP at "
        + erp.url()
        + "/ ("
        + DemoErp.USER
        + ", "
        + DemoErp.PASSWORD
        + ").";
  }

  /** What a browser lacks here; empty where it does not. */
  private static String fault() {
    try {
      return BrowserFit.of(Programs.found()).fault().orElse("");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "the start was broken off.";
    }
  }
}
