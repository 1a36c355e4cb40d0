package dev.comanda.spec;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws a page of an ERP as a browser would have pictured it. */
final class ErpPicture {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;
  private static final int LEFT = 60;

  private ErpPicture() {}

  /** A page with a title and fields, or with lines of words. */
  static byte[] of(String title, List<String> lines) {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    var page = image.createGraphics();
    page.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    page.setColor(Color.WHITE);
    page.fillRect(0, 0, WIDTH, HEIGHT);
    page.setColor(new Color(0x4a6fa5));
    page.fillRect(0, 0, WIDTH, 90);
    words(page, title, 190, Font.BOLD, 60);
    int y = 240;
    for (var line : lines) {
      page.setColor(new Color(0xe8ecf2));
      page.fillRect(LEFT, y, WIDTH - 2 * LEFT, 80);
      words(page, line, y + 55, Font.PLAIN, 44);
      y += 105;
    }
    page.dispose();
    return png(image);
  }

  private static void words(Graphics2D page, String words, int y, int style, int size) {
    page.setColor(new Color(0x1a1e1c));
    page.setFont(new Font(Font.SANS_SERIF, style, size));
    page.drawString(words, LEFT + 15, y);
  }

  private static byte[] png(BufferedImage image) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
