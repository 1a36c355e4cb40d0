package dev.comanda.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads an answer of HTTP/1.1 to its last byte, and no more of it than its bounds allow. */
final class AnswerReader {
  /** Bytes of the body; a document of a thousand lines has about half of it. */
  static final int BODY_BYTES_MAX = 256 * 1024;

  /** Bytes of all that is not body: status, headers, and what stands around chunks. */
  static final int HEAD_BYTES_MAX = 64 * 1024;

  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");
  private static final Pattern HEADER = Pattern.compile("([!-~&&[^:]]+):[ \\t]*(.*?)[ \\t]*");
  private static final Pattern LENGTH = Pattern.compile("\\d{1,9}");
  private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,7})[ \\t]*(;.*)?");

  private final InputStream in;
  private int headBytesLeft = HEAD_BYTES_MAX;

  private AnswerReader(InputStream in) {
    this.in = in;
  }

  /**
   * The final answer: what is said in between (1xx) is passed over.
   *
   * @throws IOException when there is none, or not all of it
   */
  static Answer read(InputStream in) throws IOException {
    return new AnswerReader(in).read();
  }

  private Answer read() throws IOException {
    int status = status();
    var headers = headers();
    while (status < 200) {
      status = status();
      headers = headers();
    }
    return new Answer(status, Map.copyOf(headers), body(status, headers));
  }

  private int status() throws IOException {
    var line = STATUS_LINE.matcher(line());
    if (!line.matches()) {
      throw new ProtocolException("no answer of HTTP/1.1");
    }
    return Integer.parseInt(line.group(1));
  }

  private Map<String, String> headers() throws IOException {
    var headers = new HashMap<String, String>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      var header = HEADER.matcher(line);
      if (!header.matches()) {
        throw new ProtocolException("a header that is none");
      }
      headers.putIfAbsent(header.group(1).toLowerCase(Locale.ROOT), header.group(2));
    }
    return headers;
  }

  private byte[] body(int status, Map<String, String> headers) throws IOException {
    var length = headers.get("content-length");
    var encoding = headers.get("transfer-encoding");
    if (status == 204 || status == 304) {
      return new byte[0];
    }
    if (encoding != null) {
      if (!encoding.equalsIgnoreCase("chunked")) {
        throw new ProtocolException("a body sent in an unknown way");
      }
      return chunks();
    }
    if (length == null) {
      return untilTheEnd();
    }
    if (!LENGTH.matcher(length).matches()) {
      throw new ProtocolException("a length that is none");
    }
    return exactly(Integer.parseInt(length), BODY_BYTES_MAX);
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      var line = CHUNK.matcher(line());
      if (!line.matches()) {
        throw new ProtocolException("a chunk that is none");
      }
      int length = Integer.parseInt(line.group(1), 16);
      if (length == 0) {
        headers();
        return body.toByteArray();
      }
      body.writeBytes(exactly(length, BODY_BYTES_MAX - body.size()));
      if (!line().isEmpty()) {
        throw new ProtocolException("a chunk that is longer than it says");
      }
    }
  }

  private byte[] untilTheEnd() throws IOException {
    var body = in.readNBytes(BODY_BYTES_MAX + 1);
    if (body.length > BODY_BYTES_MAX) {
      throw tooLong();
    }
    return body;
  }

  private byte[] exactly(int length, int bytesMax) throws IOException {
    if (length > bytesMax) {
      throw tooLong();
    }
    var body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("an answer that breaks off");
    }
    return body;
  }

  private static IOException tooLong() {
    return new TooLong(BODY_BYTES_MAX);
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = next(); next != '\n'; next = next()) {
      line.write(next);
    }
    var text = line.toString(ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private int next() throws IOException {
    if (headBytesLeft-- == 0) {
      throw new ProtocolException("a head without an end");
    }
    int next = in.read();
    if (next < 0) {
      throw new EOFException("an answer that breaks off");
    }
    return next;
  }
}
