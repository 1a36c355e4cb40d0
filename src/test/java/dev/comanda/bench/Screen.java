package dev.comanda.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/**
 * A WebSocket as pages use it: shakes hands, says hello, gets a snapshot, then listens, and answers
 * pings. Not thread-safe.
 */
final class Screen implements Loop.Ready {
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;

  /** Where a message tells its type apart: behind the name of its first member. */
  private static final int TYPE_AT = 9;

  private static final byte[] NOTHING = new byte[0];

  /** What to listen to, and as whom. */
  record Wish(String path, String token) {}

  /** Hears of events. */
  @FunctionalInterface
  interface Heard {
    /** A frame of events stands there, and was read at this time of {@link System#nanoTime}. */
    void told(Screen screen, byte[] bytes, int from, int to, long nanos);
  }

  private final int number;
  private final SocketChannel channel;
  private final byte[] read;
  private final ByteBuffer in;
  private final Heard heard;
  private final byte[] hello;
  private byte[] rest = NOTHING;
  private boolean greeted;
  private int snapshots;
  private int gaps;
  private boolean ended;

  /**
   * Begins to open one.
   *
   * @param read what is read into by turns with all others of the same loop
   * @param from the client's address
   */
  Screen(int number, Loop loop, URI address, InetAddress from, Wish wish, byte[] read, Heard heard)
      throws IOException {
    this.number = number;
    this.read = read;
    in = ByteBuffer.wrap(read);
    this.heard = heard;
    hello = hello(wish.token(), "");
    channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.bind(new InetSocketAddress(from, 0));
    channel.connect(new InetSocketAddress(address.getHost(), address.getPort()));
    write(ByteBuffer.wrap(handshake(address, wish.path())));
    loop.add(channel, this);
  }

  static byte[] handshake(URI address, String path) {
    return String.join(
            "\r\n",
            "GET " + path + " HTTP/1.1",
            "Host: " + address.getAuthority(),
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "",
            "")
        .getBytes(US_ASCII);
  }

  /**
   * The first message, as a frame.
   *
   * @param position what to go on from, or empty
   */
  static byte[] hello(String token, String position) {
    var from = position.isEmpty() ? "" : ",\"position\":\"" + position + "\"";
    var text = ("{\"type\":\"hello\",\"token\":\"" + token + "\"" + from + "}").getBytes(US_ASCII);
    return frame(TEXT, text, 0, text.length).array();
  }

  int number() {
    return number;
  }

  boolean listens() {
    return snapshots > 0 && !ended;
  }

  /** Whether it has listened without a break: one snapshot, no gap, still open. */
  boolean unbroken() {
    return snapshots == 1 && gaps == 0 && !ended;
  }

  void close() throws IOException {
    ended = true;
    channel.close();
  }

  @Override
  public void ready() throws IOException {
    in.clear();
    int count = channel.read(in);
    long now = System.nanoTime();
    if (count < 0) {
      close();
      return;
    }
    if (rest.length == 0) {
      read(read, count, now);
    } else {
      var all = Arrays.copyOf(rest, rest.length + count);
      System.arraycopy(read, 0, all, rest.length, count);
      read(all, all.length, now);
    }
  }

  private void read(byte[] bytes, int end, long nanos) throws IOException {
    int at = greeted ? 0 : greet(bytes, end);
    for (int next = at; greeted && next >= 0 && !ended; ) {
      at = next;
      next = frame(bytes, at, end, nanos);
    }
    rest = at == end ? NOTHING : Arrays.copyOfRange(bytes, at, end);
  }

  /** Says hello when the handshake is done; gives where the frames begin. */
  private int greet(byte[] bytes, int end) throws IOException {
    for (int i = 3; i < end; i++) {
      if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
        var status = new String(bytes, 0, 12, US_ASCII);
        if (!status.equals("HTTP/1.1 101")) {
          throw new IOException("a handshake was refused: " + new String(bytes, 0, end, US_ASCII));
        }
        greeted = true;
        write(ByteBuffer.wrap(hello));
        return i + 1;
      }
    }
    return 0;
  }

  /** Takes a frame; gives where the next begins, or -1 when this one has not come whole. */
  private int frame(byte[] bytes, int at, int end, long nanos) throws IOException {
    if (end - at < 2) {
      return -1;
    }
    long length = bytes[at + 1] & 0x7f;
    int extra = length == 126 ? 2 : length == 127 ? 8 : 0;
    int from = at + 2 + extra;
    if (end < from) {
      return -1;
    }
    for (int i = 0; i < extra; i++) {
      length = (i == 0 ? 0 : length << 8) | (bytes[at + 2 + i] & 0xff);
    }
    if (end - from < length) {
      return -1;
    }
    int to = from + (int) length;
    take(bytes[at] & 0x0f, bytes, from, to, nanos);
    return to;
  }

  private void take(int opcode, byte[] bytes, int from, int to, long nanos) throws IOException {
    switch (opcode) {
      case TEXT -> text(bytes, from, to, nanos);
      case PING -> write(frame(PING + 1, bytes, from, to - from));
      case CLOSE -> close();
      default -> throw new IOException("an unexpected frame of type " + opcode);
    }
  }

  private void text(byte[] bytes, int from, int to, long nanos) {
    switch (bytes[from + TYPE_AT]) {
      case 'e' -> heard.told(this, bytes, from, to, nanos);
      case 's' -> snapshots++;
      case 'g' -> gaps++;
      default -> {
        // A ping tells pages that the line is there.
      }
    }
  }

  /** A frame, masked with zeros. */
  private static ByteBuffer frame(int opcode, byte[] payload, int from, int length) {
    var frame = ByteBuffer.allocate((length < 126 ? 6 : 8) + length).put((byte) (FIN | opcode));
    if (length < 126) {
      frame.put((byte) (MASKED | length));
    } else {
      frame.put((byte) (MASKED | 126)).putShort((short) length);
    }
    return frame.putInt(0).put(payload, from, length).flip();
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
