package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.DemoPlaces;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;

/**
 * Every page in its states; those of tables are {@link TableScreensTest}'s, those of set-up {@link
 * SetupScreensTest}'s.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreensTest {
  private final Pictures pictures =
      new Pictures(
          name ->
              !name.startsWith(TableScreensTest.NAMES)
                  && !name.startsWith(AlertScreensTest.NAMES)
                  && !name.startsWith(ConsoleScreensTest.NAMES)
                  && !name.startsWith(SwitchScreensTest.NAMES)
                  && !name.startsWith(SetupScreensTest.NAMES)
                  && !name.startsWith(ScanScreensTest.NAMES)
                  && !name.startsWith(DishScreensTest.NAMES)
                  && !name.startsWith(SoldOutScreensTest.NAMES)
                  && !name.startsWith(AdminScreensTest.NAMES)
                  && !name.startsWith(BillScreensTest.NAMES)
                  && !name.startsWith(BusyPanelStoryTest.NAMES)
                  && !name.startsWith(NarrowScreensTest.NAMES)
                  && !name.startsWith(DesignScreensTest.NAMES)
                  && !name.startsWith(ReportScreensTest.NAMES)
                  && !name.startsWith(ReadyScreensTest.NAMES)
                  && !name.startsWith(StationScreensTest.NAMES));

  private void look(Browser browser, String name) {
    pictures.look(browser, name);
  }

  @AfterAll
  void the_document_shows_only_pictures_that_are_made_here() {
    pictures.complete();
  }

  @Test
  void signing_in() {
    try (var place = new Place();
        var phone = Browser.start(Device.PHONE)) {
      phone.expect("/api/auth/login .*401");
      phone.open(place.url("/"));
      phone.see("form");
      look(phone, "sign-in");
      phone.type("[name=email]", Place.WAITER);
      phone.type("[name=password]", "wrong");
      phone.press("Sign in");
      phone.see(".message-fault", "E-mail or password is wrong.");
      look(phone, "sign-in-wrong");
      phone.type("[name=password]", DemoPlaces.PASSWORD);
      phone.press("Sign in");
      phone.see(".place-link");
      look(phone, "choice");
      neverElsewhere(phone, place.url("/"));
    }
  }

  /** What an address may name as the way back from the sign-in, if somebody wants to lead away. */
  private static final List<String> AWAY =
      List.of(
          "//evil.example/x",
          "/.//evil.example/x",
          "/..//evil.example/x",
          "/./..///evil.example",
          "/%2e//evil.example/x",
          "/a/../..//evil.example",
          ".//evil.example",
          "///evil.example",
          "/\\evil.example",
          "\\\\evil.example",
          "/.\\/evil.example",
          "/\t/evil.example",
          "\t//evil.example",
          "/\n/evil.example",
          " //evil.example",
          "\u0000//evil.example",
          "https:evil.example",
          "https://evil.example",
          "http:\\\\evil.example",
          "http://a:b@evil.example/",
          "http://localhost@evil.example/",
          "javascript:alert(1)",
          "data:text/html,x",
          "blob:HERE/x",
          "HERE@evil.example/",
          "HERE.evil.example/",
          "HERE//evil.example/",
          "http://[");

  private static void neverElsewhere(Browser phone, String here) {
    var led =
        phone.run(
            """
            const { wayBack } = await import('/web/js/staff.js');
            const leads = (to) => {
              history.replaceState(null, '', '/?return=' + encodeURIComponent(to));
              return new URL(wayBack('/'), location.href).href;
            };
            const away = arguments[0].map((to) => to.replace('HERE', location.origin)).map(leads);
            const back = leads('/panel?loc=bar&x=%2F%2Fy');
            history.replaceState(null, '', '/');
            return [...away, back];
            """,
            AWAY);
    var ends = (List<?>) java.util.Objects.requireNonNull(led);
    assertThat(ends.subList(0, AWAY.size())).allMatch(end -> end.toString().equals(here));
    assertThat(ends.getLast()).isEqualTo(here + "panel?loc=bar&x=%2F%2Fy");
  }

  @Test
  void the_pages_of_ordering_look_as_in_the_document() {
    try (var place = new Place();
        var desk = Browser.start(Device.DESK);
        var phone = Browser.start(Device.PHONE)) {
      phone.expect("/api/join/nothing .*404");
      phone.expect("ERR_INTERNET_DISCONNECTED");
      place.panel(desk, "bistro");
      opening(desk, phone);
      var address = Place.address(desk, "Table 2");
      phone.open(address);
      phone.see(".welcome-slip");
      look(phone, "guest-confirm");
      phone.press("Yes, show the menu");
      guest(phone);
      staff(desk);
      phone.see(".slip.is-cancelled");
      look(phone, "guest-orders");
      offline(phone);
      closing(desk, phone);
      phone.open(place.url("/s/nothing"));
      phone.see("h1", "We don’t know this code");
      look(phone, "guest-unknown");
      place.panel(phone, "bistro");
      phone.press("Verified");
      look(phone, "panel-phone");
    }
  }

  private void opening(Browser desk, Browser phone) {
    for (var name : List.of("Table 4", "Table 9", "Table 11", "Bar seat 3", "Table 7", "Table 2")) {
      Place.opens(desk, name);
    }
    nameTaken(desk);
    ordered(desk, "Table 4", "Add Burrata", "Add Beef tartare");
    ordered(desk, "Table 9", "Add Tomato soup");
    desk.press(desk.see(".card", "Table 11"));
    desk.see(".join-url");
    desk.see(".message-warning", "COMANDA_PUBLIC_URL");
    look(desk, "panel-qr");
    desk.press("Close");
    phone.open(Place.address(desk, "Table 7"));
    phone.press("Yes, show the menu");
    order(phone, "Add Beetroot carpaccio");
  }

  private void nameTaken(Browser desk) {
    desk.type("#open-name", "table 2");
    desk.expect("/sessions .*409");
    desk.press("Open the session");
    desk.see(".fault", "A session with this name is open already.");
    look(desk, "panel-name-taken");
    desk.type("#open-name", "x" + Keys.BACK_SPACE);
    desk.gone(".open-form .fault");
  }

  /** Staff order these for a session, and close it. */
  private static void ordered(Browser desk, String name, String... buttons) {
    desk.press(desk.see(".card", name));
    desk.press("Take an order");
    desk.see(".pick");
    for (var button : buttons) {
      desk.press(button);
    }
    desk.press("Place order");
    desk.gone("order-picker dialog");
    desk.see("orders-dialog .slip");
    desk.press("Close");
    desk.gone("dialog");
    desk.press(desk.see(".card", name));
    desk.see("orders-dialog .slip");
    desk.press("Close session");
    desk.see("ask-dialog");
    desk.press("Close session");
    desk.see(".column-closed .card", name);
  }

  private static void order(Browser phone, String button) {
    phone.press(button);
    phone.press("Show order");
    phone.press("Order now");
    phone.gone("cart-sheet dialog");
    phone.see(".slip");
    phone.gone(".is-pending");
  }

  private void closing(Browser desk, Browser phone) {
    desk.press("Close session");
    desk.press("Close session");
    phone.see(".screen.closed");
    look(phone, "guest-closed");
    desk.press(desk.see(".column-closed .card", "Table 2"));
    desk.see("orders-dialog .slip");
    look(desk, "panel-closed-session");
  }

  private void guest(Browser phone) {
    phone.see(".product");
    look(phone, "guest-menu");
    phone.press(phone.see(".product-open", "Beef tartare"));
    phone.type("product-sheet textarea", "no egg yolk, please");
    look(phone, "guest-product");
    phone.press("Add");
    phone.gone("dialog");
    phone.press(phone.see(".chip", "Mains"));
    phone.press("Add Linden burger");
    phone.see("product-sheet .lacks", "Please choose: ");
    phone.press(phone.see(".choice-one", "Medium"));
    phone.gone("product-sheet .lacks");
    phone.press(phone.see(".choice-one", "Bacon"));
    look(phone, "guest-choices");
    phone.press("Close");
    phone.gone("dialog");
    phone.press(phone.see(".category:nth-of-type(3) .product-open"));
    phone.press("More");
    phone.press("Add");
    phone.gone("dialog");
    phone.see(".cart-bar .count", "3");
    phone.type(".search input", "zzz");
    phone.see(".empty");
    look(phone, "guest-nothing-found");
    phone.type(".search input", "soup");
    phone.press("Add Tomato soup");
    phone.press("Show order");
    look(phone, "guest-cart");
    phone.press("Order now");
    phone.see(".slip:not(.is-pending)");
    phone.press("Menu");
    order(phone, "Add Olives and bread");
  }

  private void staff(Browser desk) {
    desk.see(".column-verified .card", "2 new orders");
    look(desk, "panel");
    desk.press(desk.see(".card", "Table 2"));
    desk.see("orders-dialog .slip:nth-of-type(2)");
    look(desk, "panel-orders");
    desk.press("Take off Tomato soup");
    desk.see("ask-dialog");
    look(desk, "panel-take-off");
    desk.press("Sold out");
    desk.press("Take off");
    desk.gone("ask-dialog dialog");
    desk.press("Cancel order 5");
    desk.press("Ordered by mistake");
    desk.press("Cancel order");
    desk.gone("ask-dialog dialog");
    desk.press("Add order");
    desk.see(".pick");
    desk.press("Add Burrata");
    desk.press("Add Beef tartare");
    look(desk, "panel-add-order");
    desk.press("Add Steak frites");
    desk.type("order-picker .search input", "soup");
    desk.see(".pick-group:last-of-type h3", "Picked already");
    desk.press("Place order");
    desk.see("order-picker .message-fault", "Steak frites: please choose");
    look(desk, "panel-add-order-gap");
    desk.press(desk.see(".pick-chosen .choice-one", "Rare"));
    desk.press("Place order");
    desk.gone("order-picker dialog");
    desk.see("orders-dialog .slip:nth-of-type(3)");
    desk.see("orders-dialog .slip small", "Wei");
  }

  private void offline(Browser phone) {
    phone.press("Menu");
    phone.press("Add Burrata");
    phone.offline(true);
    phone.press("Show order");
    phone.press("Order now");
    phone.see(".is-pending", "Not sent yet");
    look(phone, "guest-not-sent");
    phone.offline(false);
    phone.gone(".is-pending");
  }
}
