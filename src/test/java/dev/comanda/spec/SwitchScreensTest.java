package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.HandClock;
import dev.comanda.demo.DemoPlaces;
import org.junit.jupiter.api.Test;

/** A waiter takes over the tablet of the bar by PIN, and the sign-in goes on by itself. */
class SwitchScreensTest {
  /** How the names of these pictures begin. */
  static final String NAMES = "switch";

  private final Pictures pictures = new Pictures(name -> name.startsWith(NAMES));

  @Test
  void somebody_else_takes_over_by_pin() {
    try (var place = new Place();
        var desk = Browser.start(Device.DESK)) {
      // A wrong PIN; and the sign-in that ends may be noticed before the new one is there.
      desk.expect("/api/auth/(pin|refresh) .*401");
      place.panel(desk, "bistro", Place.MANAGER);
      desk.press("Marta: let somebody else take over");
      desk.see("switch-dialog .chip", "Wei");
      pictures.look(desk, "switch");
      desk.press(desk.see("switch-dialog .chip", "Wei"));
      desk.type("switch-dialog [name=pin]", "1111");
      desk.press("Take over");
      desk.see("switch-dialog .message-fault", "PIN is not right");
      pictures.look(desk, "switch-wrong");
      desk.type("switch-dialog [name=pin]", DemoPlaces.PIN);
      desk.press("Take over");
      desk.see(".who", "Wei");
      desk.see(".fresh-live");
      desk.gone("dialog");

      desk.hold(Device.PHONE);
      desk.press("Wei: let somebody else take over");
      desk.see("switch-dialog .empty", "Nobody else");
      pictures.look(desk, "switch-nobody-phone");
      desk.press("Close");
      desk.gone("dialog");
      pictures.look(desk, "switch-head-phone");
      desk.press("Wei: let somebody else take over");
      desk.press("Sign in by password");
      desk.type("[name=email]", Place.MANAGER);
      desk.type("[name=password]", DemoPlaces.PASSWORD);
      desk.press("Sign in");
      desk.see(".who", "Marta");
      assertThat(desk.url()).endsWith("/panel?loc=bistro");
      desk.press("Marta: let somebody else take over");
      assertThat(desk.see("switch-dialog a", "Give PINs").getDomAttribute("href"))
          .isEqualTo("/admin?part=people");
    }
    pictures.complete();
  }

  @Test
  void a_panel_goes_on_when_its_token_has_run_out() {
    var clock = new HandClock(java.time.Instant.now());
    try (var place = new Place(clock);
        var desk = Browser.start(Device.DESK)) {
      desk.expect("/api/.*401");
      desk.expect("/readyz .*503");
      place.panel(desk, "bistro", Place.WAITER);
      clock.pass(java.time.Duration.ofMinutes(20));
      Place.opens(desk, "Late");
      desk.see(".fresh-live");
      assertThat(desk.url()).contains("/panel");
      desk.reload();
      desk.see(".column-opened .card", "Late");
    }
  }
}
