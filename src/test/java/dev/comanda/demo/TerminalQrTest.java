package dev.comanda.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A phone reads what the terminal shows. */
class TerminalQrTest {
  private static final int PIXELS_A_MODULE = 4;

  @Test
  void the_drawn_code_is_decoded_to_its_text() throws ReaderException {
    var address = "http://192.168.178.20:8080/s/7K4QM2XW9D3F";
    assertThat(decoded(TerminalQr.of(address))).isEqualTo(address);
  }

  private static String decoded(String drawing) throws ReaderException {
    var lines = drawing.lines().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")).toList();
    int width = lines.getFirst().length() * PIXELS_A_MODULE;
    int height = lines.size() * 2 * PIXELS_A_MODULE;
    var pixels = new int[width * height];
    Arrays.fill(pixels, 0xFFFFFF);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (dark(lines, x / PIXELS_A_MODULE, y / PIXELS_A_MODULE)) {
          pixels[y * width + x] = 0;
        }
      }
    }
    var picture = new RGBLuminanceSource(width, height, pixels);
    return new QRCodeReader()
        .decode(new BinaryBitmap(new GlobalHistogramBinarizer(picture)))
        .getText();
  }

  private static boolean dark(List<String> lines, int x, int y) throws NotFoundException {
    return switch (lines.get(y / 2).charAt(x)) {
      case '█' -> true;
      case '▀' -> y % 2 == 0;
      case '▄' -> y % 2 == 1;
      case ' ' -> false;
      default -> throw NotFoundException.getNotFoundInstance();
    };
  }
}
