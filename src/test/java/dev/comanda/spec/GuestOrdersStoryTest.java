package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From the QR on the panel to the order on the panel, with a phone in between. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuestOrdersStoryTest {
  @AutoClose private final Place place = new Place();

  @Test
  void a_guest_scans_the_panels_code_and_orders_and_the_panel_shows_it_without_a_reload()
      throws IOException, NotFoundException {
    try (var panel = Browser.start(Device.DESK);
        var phone = Browser.start(Device.PHONE)) {
      place.panel(panel, "bar");
      panel.run("window.loadedOnce = true");
      Place.opens(panel, "Table 2");
      panel.press(panel.see(".card", "Table 2"));
      panel.see(".qr-paper");
      panel.run("return document.querySelector('.qr-paper img').decode().then(() => true)");
      phone.open(scanned(panel.picture(panel.see(".qr-paper"))));
      panel.see("qr-dialog .message-warning", "Phones cannot open this address");

      phone.see("h1", "Table 2");
      phone.press("Yes, show the menu");
      panel.press("Close");
      panel.see(".column-verified .card", "Table 2");

      orders(phone);
      panel.see(".column-verified .badge", "1");
      panel.press(panel.see(".card", "Table 2"));
      panel.see(".slip .line", "2 × Mojito");
      panel.see(".slip .line-note", "no ice <script>alert(1)</script>");
      panel.see(".modal .sum", "€30.50");
      assertThat(panel.run("return window.loadedOnce")).isEqualTo(true);

      takesOffAndCloses(panel, phone);
    }
  }

  @Test
  void an_order_placed_while_the_phone_is_offline_waits_and_arrives_once() {
    try (var panel = Browser.start(Device.DESK);
        var phone = Browser.start(Device.PHONE)) {
      phone.expect("ERR_INTERNET_DISCONNECTED");
      place.panel(panel, "bar");
      Place.opens(panel, "Table 3");
      phone.open(Place.address(panel, "Table 3"));
      phone.press("Yes, show the menu");
      phone.press("Add Martini");
      phone.offline(true);
      phone.press("Show order");
      phone.press("Order now");
      phone.see(".slip.is-pending", "Not sent yet");
      // Shown by the log, and so after all that came before.
      Place.opens(panel, "Seat 3");
      assertThat(panel.count(".badge")).isZero();

      phone.offline(false);
      phone.reload();
      phone.press("Our orders");
      phone.see(".slip:not(.is-pending)", "Martini");
      phone.gone(".is-pending");
      panel.see(".column-verified .badge", "1");
      panel.press(panel.see(".card", "Table 3"));
      panel.see(".slip", "Martini");
      panel.press("Close");
      phone.press("Menu");
      phone.press("Add Mojito");
      phone.press("Show order");
      phone.press("Order now");
      panel.see(".column-verified .badge", "1");
      panel.press(panel.see(".card", "Table 3"));
      panel.see(".slip", "Mojito");
      assertThat(panel.count(".slip")).isEqualTo(2);
    }
  }

  @Test
  void an_order_that_comes_after_the_closing_is_told_to_have_been_too_late() {
    try (var panel = Browser.start(Device.DESK);
        var phone = Browser.start(Device.PHONE)) {
      phone.expect("ERR_INTERNET_DISCONNECTED");
      phone.expect("/api/guest/orders .*409");
      place.panel(panel, "bar");
      Place.opens(panel, "Table 4");
      phone.open(Place.address(panel, "Table 4"));
      phone.press("Yes, show the menu");
      phone.press("Add Martini");
      phone.offline(true);
      phone.press("Show order");
      phone.press("Order now");
      phone.see(".is-pending", "Not sent yet");
      panel.press(panel.see(".column-verified .card", "Table 4"));
      panel.press("Close session");
      panel.see("ask-dialog", "Close Table 4?");
      panel.press("Close session");
      panel.see(".column-closed .card", "Table 4");
      phone.see("h2", "This table is closed");

      phone.offline(false);
      phone.see(".message-fault", "did not reach the staff");
      phone.see(".message-fault", "Martini");
    }
  }

  /** All but the font, which is asked for when the rest is there. */
  @Test
  void the_guests_page_comes_in_less_than_100_kilobytes() {
    try (var panel = Browser.start(Device.DESK);
        var phone = Browser.start(Device.PHONE)) {
      place.panel(panel, "bistro");
      Place.opens(panel, "Table 5");
      phone.open(Place.address(panel, "Table 5"));
      phone.press("Yes, show the menu");
      phone.see(".product");
      var bytes =
          phone.run(
              """
              return ['navigation', 'resource']
                .flatMap((type) => performance.getEntriesByType(type))
                .filter((entry) => !entry.name.includes('/fonts/'))
                .reduce((sum, entry) => sum + entry.transferSize, 0);
              """);
      assertThat((Long) bytes).isBetween(10_000L, 100_000L);
    }
  }

  private static void orders(Browser phone) {
    phone.press("Add Gin Tonic");
    phone.press(phone.see(".product-open", "Mojito"));
    phone.press("More");
    phone.type("product-sheet textarea", "no ice <script>alert(1)</script>");
    phone.press("Add");
    phone.gone("dialog");
    phone.press("Show order");
    phone.press("Order now");
    phone.see(".slip:not(.is-pending)", "Received");
  }

  private static void takesOffAndCloses(Browser panel, Browser phone) {
    panel.press("Take off Gin Tonic");
    panel.press("Sold out");
    panel.press("Take off");
    phone.see(".line.is-void", "Gin Tonic");
    phone.see(".table-sum", "€21.00");

    panel.press("Close session");
    panel.see("ask-dialog", "Close Table 2?");
    panel.press("Close session");
    panel.see(".column-closed .card", "Table 2");
    phone.see("h2", "This table is closed");
    phone.see(".slip-sum", "€21.00");
  }

  private static String scanned(byte[] png) throws IOException, NotFoundException {
    var image = ImageIO.read(new ByteArrayInputStream(png));
    int width = image.getWidth();
    int height = image.getHeight();
    var pixels = image.getRGB(0, 0, width, height, null, 0, width);
    var light = new RGBLuminanceSource(width, height, pixels);
    return new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(light))).getText();
  }
}
