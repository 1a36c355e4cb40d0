package dev.comanda.live;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A client that says hello, reads the snapshot, and then never reads again. */
final class StuckReader implements AutoCloseable {
  private static final int RECEIVE_BYTES = 4_096;

  private final Socket socket = new Socket();

  StuckReader(int port, String path, String hello) throws IOException {
    socket.setReceiveBufferSize(RECEIVE_BYTES);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    var handshake =
        """
        GET %s HTTP/1.1
        Host: 127.0.0.1:%d
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Version: 13

        """
            .formatted(path, port)
            .replace("\n", "\r\n");
    socket.getOutputStream().write(handshake.getBytes(US_ASCII));
    socket.getOutputStream().write(masked(hello.getBytes(UTF_8)));
    socket.getOutputStream().flush();
    readTo("\r\n\r\n");
    readTo("snapshot");
  }

  private void readTo(String end) throws IOException {
    var read = new StringBuilder();
    while (read.indexOf(end) < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new EOFException("the server closed before it sent " + end);
      }
      read.append((char) next);
    }
  }

  /** Whether this end is still open; it never closes by itself. */
  boolean isOpen() {
    return !socket.isClosed();
  }

  /** A text frame of less than 126 bytes, masked with zeros. */
  private static byte[] masked(byte[] text) {
    var frame = new byte[6 + text.length];
    frame[0] = (byte) 0x81;
    frame[1] = (byte) (0x80 | text.length);
    System.arraycopy(text, 0, frame, 6, text.length);
    return frame;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
