package dev.comanda.catalog.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.Seed;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A photo is taken for what is in it, and only what shows it is kept. */
class PictureTest {
  private static final byte[] LOSSY =
      Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
  private static final byte[] LOSSLESS =
      Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

  private static byte[] image(String format, int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0x336699);
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static BufferedImage shown(byte[] bytes) {
    try {
      return ImageIO.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void refused(byte[] bytes, String fault) {
    assertThatThrownBy(() -> Picture.of(bytes))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(Code.INVALID);
              assertThat(refused.faults().getFirst().code()).isEqualTo(fault);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void what_is_kept_shows_the_same(String format) {
    var bytes = image(format, 40, 30);
    var picture = Picture.of(bytes);
    assertThat(picture.type()).isEqualTo("image/" + format);
    var before = shown(bytes);
    var after = shown(picture.content());
    assertThat(after.getWidth()).isEqualTo(40);
    assertThat(after.getHeight()).isEqualTo(30);
    assertThat(after.getRGB(0, 0)).isEqualTo(before.getRGB(0, 0));
    assertThat(Picture.of(picture.content())).isEqualTo(picture);
  }

  @Test
  void webp_is_kept_as_it_is() {
    for (var bytes : new byte[][] {LOSSY, LOSSLESS}) {
      assertThat(Picture.of(bytes)).isEqualTo(new Picture("image/webp", bytes));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void what_hides_behind_the_end_is_dropped(String format) {
    var bytes = image(format, 4, 4);
    var hidden = joined(bytes, text("<script>alert(1)</script>"));
    assertThat(Picture.of(hidden)).isEqualTo(Picture.of(bytes));
  }

  @Test
  void where_a_jpeg_was_taken_is_dropped_and_which_side_is_up_is_kept() {
    var bytes = image("jpeg", 4, 4);
    var exif =
        joined(
            new byte[] {(byte) 0xFF, (byte) 0xE1, 0, 50},
            text("Exif\0\0II*\0\u0008\0\0\0\u0001\0"),
            new byte[] {0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0},
            text("52.5200N 13.405"),
            new byte[] {'E'});
    var comment = joined(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 8}, text("secret"));
    var start = Arrays.copyOf(bytes, 2);
    var rest = Arrays.copyOfRange(bytes, 2, bytes.length);
    var cleaned = Picture.of(joined(start, exif, comment, rest)).content();
    var words = new String(cleaned, StandardCharsets.ISO_8859_1);
    assertThat(words).doesNotContain("52.52").doesNotContain("secret").contains("Exif");
    assertThat(shown(cleaned)).isNotNull();
    var upright = exif.clone();
    upright[28] = 1;
    assertThat(Picture.of(joined(start, upright, rest))).isEqualTo(Picture.of(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void what_is_cut_off_anywhere_is_refused(String format) {
    var bytes = image(format, 8, 8);
    for (int length = 9; length < bytes.length - 1; length += 7) {
      refused(Arrays.copyOf(bytes, length), "broken");
    }
  }

  @Test
  void noise_never_gets_through_or_throws_anything_else() {
    var random = Seed.fixed(7);
    for (var good : new byte[][] {image("png", 9, 9), image("jpeg", 9, 9), LOSSY, LOSSLESS}) {
      for (int i = 0; i < 2_000; i++) {
        var bytes = good.clone();
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        try {
          assertThat(Picture.of(bytes).content()).hasSizeLessThanOrEqualTo(bytes.length);
        } catch (Refused e) {
          assertThat(e.code()).isEqualTo(Code.INVALID);
        }
      }
    }
  }

  @Test
  void what_is_too_wide_or_high_is_refused() {
    refused(image("png", 2049, 1), "too_large");
    refused(image("jpeg", 1, 2049), "too_large");
    var wide = LOSSY.clone();
    wide[26] = (byte) 0xFF;
    wide[27] = 0x3F;
    refused(wide, "too_large");
  }

  @Test
  void other_types_and_moving_pictures_are_refused() {
    refused(image("gif", 4, 4), "type");
    refused(image("bmp", 4, 4), "type");
    refused(text("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"), "type");
    refused(text("GIF89a"), "type");
    refused(new byte[0], "type");
    var moving = joined(Arrays.copyOf(LOSSY, 12), text("ANIM\0\0\0\0"), text("12345678"));
    moving[4] = (byte) (moving.length - 8);
    refused(moving, "moves");
  }
}
