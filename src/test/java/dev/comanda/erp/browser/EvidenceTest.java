package dev.comanda.erp.browser;

import static dev.comanda.erp.browser.Target.button;
import static dev.comanda.erp.browser.Target.field;
import static dev.comanda.erp.browser.Target.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.connector.Trouble;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a page shows nothing secret. */
class EvidenceTest {
  private static final String LOGIN =
      "<meta http-equiv=Content-Security-Policy content=\"style-src 'none'\">"
          + "<label>Password <input type=password id=w></label><label>Again <input id=v></label>"
          + "<label>User <input></label><p id=e>Hello</p><script>w.onchange = () =>"
          + " e.textContent = 'You typed ' + w.value</script>"
          + "<button onclick=\"e.textContent = 'Style ' + w.style.cssText + '.'\">Style</button>";

  private static Ground ground;

  @BeforeAll
  static void start() {
    ground = new Ground();
    ground.pages.show("/login", LOGIN).show("/framed", "<iframe name=f src=/login></iframe>");
  }

  @AfterAll
  static void end() {
    ground.close();
  }

  private static Place signIn(Page page, String path, String secret)
      throws Trouble, InterruptedException {
    var place = path.equals("/framed") ? page.frame("f") : page.top();
    place.typeSecret(field("Password"), secret);
    place.typeSecret(field("Again"), secret);
    place.type(field("User"), "waiter");
    page.see("signed in");
    return place;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/framed"})
  void a_picture_shows_nothing_of_a_secret_not_even_its_length(String path) throws Exception {
    ground.in(path, page -> signIn(page, path, "swordfish"));
    var one = ground.kept().pictures().getLast();
    assertThat(ground.kept().texts()).noneMatch(each -> each.contains("swordfish"));
    assertThat(ground.kept().texts()).anyMatch(each -> each.contains("You typed ********"));
    ground.in(path, page -> signIn(page, path, "a much longer one"));
    var other = ground.kept().pictures().getLast();
    assertThat(pixels(one)).isEqualTo(pixels(other));
    ground.in(path, page -> page.see("empty"));
    assertThat(pixels(ground.kept().pictures().getLast())).isNotEqualTo(pixels(other));
  }

  private static int[] pixels(Kept.Shot shot) throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(shot.png()));
    int width = image.getWidth();
    return image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
  }

  @Test
  void the_page_is_as_before_once_its_picture_is_taken() throws Exception {
    ground.in(
        "/login",
        page -> {
          var place = signIn(page, "/login", "swordfish");
          assertThat(place.read(field("Password"))).isEqualTo("swordfish");
          place.press(button("Style"));
          place.await(text("Style ."));
        });
  }

  @Test
  void a_secret_that_a_mask_swallowed_in_part_is_not_told() {
    ground.pages.show("/short", "<label>Password <input type=password maxlength=5></label>");
    var trouble =
        ground.trouble("/short", page -> page.top().typeSecret(field("Password"), "7x9secret"));
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.PAGE_UNKNOWN);
    assertThat(trouble.text()).contains("it differs").doesNotContain("7x9");
  }

  @Test
  void whatever_the_end_is_there_is_a_picture_of_it() {
    ground.pages.show("/closed", "<p>The worksheet is closed.</p>");
    var said = new Trouble(Trouble.Kind.REFUSED, "document_closed", "It is closed.");
    var trouble =
        ground.trouble(
            "/closed",
            page -> {
              page.step("outcome");
              throw said;
            });
    assertThat(trouble).isSameAs(said);
    assertThat(ground.kept().pictures().getLast().step()).isEqualTo("outcome");
    assertThat(ground.kept().texts()).last().asString().contains("The worksheet is closed.");
  }

  @Test
  void no_log_holds_what_was_typed() throws Exception {
    ground.in(
        "/login",
        page -> {
          signIn(page, "/login", "swordfish");
          assertThat(ground.homes()).hasSize(1);
          assertThat(logs(ground.homes().getFirst()))
              .contains("ChromeDriver")
              .doesNotContain("swordfish");
        });
  }

  private static String logs(Path home) {
    var all = new StringBuilder();
    try (var files = Files.walk(home)) {
      for (var file : files.filter(each -> each.toString().endsWith(".log")).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return all.toString();
  }

  @Test
  void what_signs_in_by_an_address_is_not_kept() throws Exception {
    ground.in("/login?ticket=swordfish", page -> page.see("address"));
    assertThat(ground.kept().texts()).last().asString().contains("/login?…").doesNotContain("fish");
  }
}
