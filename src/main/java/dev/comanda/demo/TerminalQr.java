package dev.comanda.demo;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/**
 * Draws a text as a QR code of characters, two modules a character, black on white whatever the
 * terminal's colours are. A web address of 60 characters takes 19 lines of 37 columns.
 */
public final class TerminalQr {
  private static final int QUIET_MODULES = 2;
  private static final String BLACK_ON_WHITE = "\u001b[30;107m";
  private static final String AS_BEFORE = "\u001b[0m";

  private TerminalQr() {}

  /** The code, line by line, each ended by a newline. */
  public static String of(String text) {
    var modules = modules(text);
    var drawing = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y += 2) {
      drawing.append(BLACK_ON_WHITE);
      for (int x = 0; x < modules.getWidth(); x++) {
        var above = modules.get(x, y);
        var below = y + 1 < modules.getHeight() && modules.get(x, y + 1);
        drawing.append(character(above, below));
      }
      drawing.append(AS_BEFORE).append('\n');
    }
    return drawing.toString();
  }

  private static char character(boolean above, boolean below) {
    if (above) {
      return below ? '█' : '▀';
    }
    return below ? '▄' : ' ';
  }

  private static BitMatrix modules(String text) {
    try {
      return new QRCodeWriter()
          .encode(
              text,
              BarcodeFormat.QR_CODE,
              0,
              0,
              Map.of(EncodeHintType.MARGIN, QUIET_MODULES, EncodeHintType.CHARACTER_SET, "UTF-8"));
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code: " + text, e);
    }
  }
}
