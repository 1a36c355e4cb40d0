package dev.comanda.spec;

import dev.comanda.Seed;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** A picture of a plate from above, drawn, as JPEG; each seed and colour makes another. */
final class Dish {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 480;

  private Dish() {}

  static byte[] jpeg(long seed, Color food, Color garnish) {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    var paint = image.createGraphics();
    paint.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    table(paint);
    circle(paint, WIDTH / 2 + 8, HEIGHT / 2 + 12, 216, new Color(0, 0, 0, 90));
    circle(paint, WIDTH / 2, HEIGHT / 2, 212, new Color(0xf4f1ea));
    circle(paint, WIDTH / 2, HEIGHT / 2, 168, new Color(0xdcd7cc));
    served(paint, food);
    garnish(paint, Seed.fixed(seed), garnish);
    paint.dispose();
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void table(Graphics2D paint) {
    for (int x = 0; x < WIDTH; x += 90) {
      paint.setPaint(
          new GradientPaint(x, 0, new Color(0x5b4332), x + 90f, HEIGHT, new Color(0x473325)));
      paint.fillRect(x, 0, 88, HEIGHT);
    }
  }

  private static void served(Graphics2D paint, Color food) {
    var light = new float[] {0, 1};
    paint.setPaint(
        new RadialGradientPaint(
            WIDTH / 2f - 40,
            HEIGHT / 2f - 50,
            220,
            light,
            new Color[] {food.brighter(), food.darker()}));
    paint.fillOval(WIDTH / 2 - 158, HEIGHT / 2 - 158, 316, 316);
  }

  private static void garnish(Graphics2D paint, Random random, Color garnish) {
    for (int i = 0; i < 26; i++) {
      double away = 110 * Math.sqrt(random.nextDouble());
      double turn = 2 * Math.PI * random.nextDouble();
      var leaf = (Graphics2D) paint.create();
      leaf.translate(WIDTH / 2.0 + away * Math.cos(turn), HEIGHT / 2.0 + away * Math.sin(turn));
      leaf.rotate(2 * Math.PI * random.nextDouble());
      leaf.setColor(i % 3 == 0 ? garnish.darker() : garnish);
      leaf.fillOval(-16, -7, 32, 14);
      leaf.dispose();
    }
  }

  private static void circle(Graphics2D paint, int x, int y, int radius, Color color) {
    paint.setColor(color);
    paint.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }
}
