package dev.comanda.session;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Draws a text as a QR code, black on white with the quiet zone of four modules that scanners need.
 */
public final class QrImage {
  /** Pixels of a module in the PNG; a code of 33 modules prints at 4 cm with 200 dpi. */
  private static final int PIXELS_A_MODULE = 10;

  private static final int QUIET_MODULES = 4;

  private QrImage() {}

  /** A scalable picture. */
  public static byte[] svg(String text) {
    var modules = modules(text);
    int size = modules.getWidth();
    var path = new StringBuilder();
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        if (modules.get(x, y)) {
          path.append('M').append(x).append(',').append(y).append("h1v1h-1z");
        }
      }
    }
    var svg =
        String.format(
            Locale.ROOT,
            """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
        <rect width="%d" height="%d" fill="#fff"/><path d="%s" fill="#000"/></svg>
        """,
            size,
            size,
            size,
            size,
            path);
    return svg.getBytes(StandardCharsets.UTF_8);
  }

  /** A picture of pixels. */
  public static byte[] png(String text) {
    var modules = modules(text);
    int size = modules.getWidth() * PIXELS_A_MODULE;
    var image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        boolean dark = modules.get(x / PIXELS_A_MODULE, y / PIXELS_A_MODULE);
        image.setRGB(x, y, dark ? 0x000000 : 0xFFFFFF);
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

  private static BitMatrix modules(String text) {
    try {
      return new QRCodeWriter()
          .encode(
              text,
              BarcodeFormat.QR_CODE,
              0,
              0,
              Map.of(
                  EncodeHintType.ERROR_CORRECTION,
                  ErrorCorrectionLevel.M,
                  EncodeHintType.MARGIN,
                  QUIET_MODULES));
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
