package dev.comanda.delivery.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.connector.Login;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What is kept of an attempt is bounded, in order, and without secrets. */
class TraceTest {
  private final Trace trace = new Trace(Mask.NONE.and(new Login("benny", "swordfish")));

  private static byte[] png(int width, int height, boolean noise) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height && noise; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, noise(y * width + x));
      }
    }
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A colour that nobody can guess from those beside it. */
  private static int noise(int n) {
    int mixed = n * 0x9E3779B1;
    mixed = (mixed ^ (mixed >>> 15)) * 0x85EBCA6B;
    return mixed ^ (mixed >>> 13);
  }

  private Trace.Seen seen() {
    return trace.after(0);
  }

  @Test
  void a_page_is_one_step_with_its_picture_and_its_words() {
    trace.picture("found", png(3, 2, false));
    trace.text("found", "w".repeat(30_000));
    trace.text("found", "t".repeat(3_000));
    assertThat(seen().steps()).hasSize(2);
    assertThat(seen().steps().getFirst().picture()).isEqualTo(1);
    assertThat(seen().steps().getFirst().text()).hasSize(20_000);
    assertThat(seen().steps().getLast().text()).hasSize(2_000);
    assertThat(seen().steps().getLast().picture()).isNull();
    assertThat(trace.at()).isEqualTo("found");
    trace.step("submit");
    assertThat(trace.at()).isEqualTo("submit");
  }

  @Test
  void a_secret_is_not_even_cut_in_half() {
    trace.text("asked", "w".repeat(1_995) + "swordfish");
    assertThat(seen().steps().getFirst().text()).doesNotContain("sword").endsWith("*");
    trace.hide(new Login("own", "another one"));
    trace.text("asked", "another one, swordfish\u0000");
    assertThat(seen().steps().getLast().text()).isEqualTo("********, ******** ");
  }

  @Test
  void of_many_pictures_the_first_and_the_last_are_kept() {
    for (int i = 1; i <= Trace.PICTURES_MAX + 3; i++) {
      trace.picture("step " + i, png(i, 1, false));
    }
    assertThat(seen().shots()).hasSize(Trace.PICTURES_MAX);
    assertThat(seen().shots().getFirst().no()).isEqualTo(1);
    assertThat(seen().shots().getLast().no()).isEqualTo(Trace.PICTURES_MAX + 3);
    assertThat(trace.after(Trace.PICTURES_MAX).shots()).hasSize(1);
  }

  @Test
  void texts_have_an_end() {
    IntStream.range(0, 100).forEach(i -> trace.text("asked " + i, "w".repeat(5_000)));
    assertThat(seen().steps()).hasSize(40);
    for (int i = 0; i < 10; i++) {
      trace.picture("late", png(1, 1, false));
    }
    assertThat(seen().shots()).isEmpty();
  }

  @Test
  void a_large_picture_is_shown_smaller_and_what_is_none_is_not_kept() throws IOException {
    var large = png(640, 401, true);
    assertThat(large.length).isGreaterThan(Png.BYTES_MAX);
    trace.picture("found", large);
    var kept = seen().shots().getFirst().png();
    assertThat(kept.length).isLessThanOrEqualTo(Png.BYTES_MAX);
    var shown = ImageIO.read(new ByteArrayInputStream(kept));
    assertThat(shown.getWidth()).isEqualTo(320);
    assertThat(shown.getHeight()).isEqualTo(200);
    trace.picture("found", "<svg onload=alert(1)>                     ".getBytes(UTF_8));
    trace.picture("found", png(3_000, 2_000, true));
    assertThat(seen().shots()).hasSize(1);
    assertThat(seen().steps().getLast().text()).contains("not kept");
  }
}
