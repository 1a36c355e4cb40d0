package dev.comanda.delivery.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes pictures fit: one that is too large is shown half as wide and high, as often as needed. */
final class Png {
  /** Of one picture. A page of a browser's window has 30 to 150 KB, one full of photos more. */
  static final int BYTES_MAX = 256 << 10;

  /** What is taken apart at all, in bytes and in pixels: memory is short. */
  private static final int RAW_BYTES_MAX = 4 << 20;

  private static final long PIXELS_MAX = 4_000_000;
  private static final int HALVINGS_MAX = 3;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int WIDTH_AT = 16;
  private static final int HEIGHT_AT = 20;
  private static final int HEAD_BYTES = 24;

  private Png() {}

  /** A picture that fits; empty where it is none, or cannot be made to. */
  static Optional<byte[]> fitting(byte[] png) {
    if (png.length < HEAD_BYTES
        || !Arrays.equals(SIGNATURE, 0, SIGNATURE.length, png, 0, SIGNATURE.length)) {
      return Optional.empty();
    }
    return png.length <= BYTES_MAX ? Optional.of(png) : smaller(png);
  }

  private static Optional<byte[]> smaller(byte[] png) {
    var head = ByteBuffer.wrap(png);
    long width = head.getInt(WIDTH_AT);
    long height = head.getInt(HEIGHT_AT);
    if (png.length > RAW_BYTES_MAX || width <= 0 || height <= 0 || width * height > PIXELS_MAX) {
      return Optional.empty();
    }
    try {
      var image = read(png);
      for (int i = 0; i < HALVINGS_MAX; i++) {
        image = half(image);
        var written = written(image);
        if (written.length <= BYTES_MAX) {
          return Optional.of(written);
        }
      }
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** In memory: the library would put files beside. It closes what it has read. */
  private static BufferedImage read(byte[] png) throws IOException {
    var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(png));
    return Objects.requireNonNull(ImageIO.read(in));
  }

  private static byte[] written(BufferedImage image) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    }
    return bytes.toByteArray();
  }

  /** Each pixel is the mean of four. */
  private static BufferedImage half(BufferedImage image) {
    int width = Math.max(1, image.getWidth() / 2);
    int height = Math.max(1, image.getHeight() / 2);
    var half = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int across = Math.min(2 * width, image.getWidth());
    for (int y = 0; y < height; y++) {
      int down = Math.min(2, image.getHeight() - 2 * y);
      var rows = image.getRGB(0, 2 * y, across, down, null, 0, across);
      for (int x = 0; x < width; x++) {
        half.setRGB(x, y, mean(rows, 2 * x, across, down));
      }
    }
    return half;
  }

  private static int mean(int[] rows, int at, int across, int down) {
    int red = 0;
    int green = 0;
    int blue = 0;
    int count = 0;
    for (int y = 0; y < down; y++) {
      for (int x = at; x < Math.min(at + 2, across); x++) {
        int pixel = rows[y * across + x];
        red += (pixel >> 16) & 0xFF;
        green += (pixel >> 8) & 0xFF;
        blue += pixel & 0xFF;
        count++;
      }
    }
    return ((red / count) << 16) | ((green / count) << 8) | (blue / count);
  }
}
