package dev.comanda.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** As much of an HTTP/1.1 answer as a load client looks at, in a buffer that is being filled. */
final class HttpAnswer {
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CLOSE = "connection: close".getBytes(StandardCharsets.US_ASCII);

  /** Have no body and need not say so. */
  private static final int NO_CONTENT = 204;

  private static final int NOT_MODIFIED = 304;

  private HttpAnswer() {}

  /** Whether the buffer holds all of it. */
  static boolean complete(ByteBuffer in) {
    int bodyAt = bodyAt(in);
    return bodyAt > 0 && in.position() >= bodyAt + contentLength(in, bodyAt);
  }

  static int status(ByteBuffer in) {
    return (in.get(STATUS_AT) - '0') * 100
        + (in.get(STATUS_AT + 1) - '0') * 10
        + (in.get(STATUS_AT + 2) - '0');
  }

  /** Whether the server ends the connection after it, as it does where it has no room. */
  static boolean closes(ByteBuffer in) {
    int bodyAt = bodyAt(in);
    for (int i = 0; i < bodyAt; i++) {
      if (in.get(i) == '\n' && begins(in, i + 1, CLOSE)) {
        return true;
      }
    }
    return false;
  }

  /** Where the body begins, or 0 while that has not come. */
  private static int bodyAt(ByteBuffer in) {
    for (int i = 3; i < in.position(); i++) {
      if (in.get(i) == '\n' && in.get(i - 2) == '\n') {
        return i + 1;
      }
    }
    return 0;
  }

  private static int contentLength(ByteBuffer in, int bodyAt) {
    if (status(in) == NO_CONTENT || status(in) == NOT_MODIFIED) {
      return 0;
    }
    for (int i = 0; i < bodyAt; i++) {
      if (in.get(i) == '\n' && begins(in, i + 1, LENGTH)) {
        return number(in, i + 1 + LENGTH.length);
      }
    }
    throw new IllegalStateException("an answer without Content-Length");
  }

  private static boolean begins(ByteBuffer in, int at, byte[] name) {
    for (int i = 0; i < name.length; i++) {
      int sent = in.get(at + i);
      int lower = sent >= 'A' && sent <= 'Z' ? sent + ('a' - 'A') : sent;
      if (lower != name[i]) {
        return false;
      }
    }
    return true;
  }

  private static int number(ByteBuffer in, int at) {
    int i = at;
    while (in.get(i) == ' ') {
      i++;
    }
    int number = 0;
    for (; in.get(i) >= '0' && in.get(i) <= '9'; i++) {
      number = number * 10 + in.get(i) - '0';
    }
    return number;
  }
}
