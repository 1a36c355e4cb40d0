package dev.comanda.preparation.robot;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The beginning of an answer of HTTP/1.1. */
final class AnswerHead {
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");

  /** Bytes of it that are read, with all that comes before the final status. */
  private static final int BYTES_MAX = 16 * 1024;

  private final InputStream in;
  private int left = BYTES_MAX;

  private AnswerHead(InputStream in) {
    this.in = in;
  }

  /**
   * The final status: what is said in between (1xx) is passed over.
   *
   * @throws IOException when there is none
   */
  static int status(InputStream in) throws IOException {
    return new AnswerHead(in).status();
  }

  private int status() throws IOException {
    int status = statusLine();
    while (status < 200) {
      while (!line().isEmpty()) {
        // A header of what is said in between.
      }
      status = statusLine();
    }
    return status;
  }

  private int statusLine() throws IOException {
    var line = STATUS_LINE.matcher(line());
    if (!line.matches()) {
      throw new ProtocolException("no answer of HTTP/1.1");
    }
    return Integer.parseInt(line.group(1));
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = next(); next != '\n'; next = next()) {
      line.write(next);
    }
    var text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private int next() throws IOException {
    if (left-- == 0) {
      throw new ProtocolException("an answer without an end");
    }
    int next = in.read();
    if (next < 0) {
      throw new EOFException("no answer");
    }
    return next;
  }
}
