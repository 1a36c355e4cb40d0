package dev.comanda.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A screen whose line is up and that reads nothing any more once it has said hello. */
final class Stuck implements AutoCloseable {
  /** What its side takes in before the server's side fills up. */
  private static final int RECEIVE_BYTES = 4_096;

  private final SocketChannel channel;

  /** One that goes on from a position, so that nobody pays for its snapshot either. */
  Stuck(URI address, Screen.Wish wish, String position) throws IOException {
    channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BYTES);
    channel.connect(new InetSocketAddress(address.getHost(), address.getPort()));
    write(Screen.handshake(address, wish.path()));
    var answer = ByteBuffer.allocate(12);
    while (answer.hasRemaining()) {
      channel.read(answer);
    }
    if (!new String(answer.array(), US_ASCII).equals("HTTP/1.1 101")) {
      throw new IOException("the stuck reader was not let in");
    }
    write(Screen.hello(wish.token(), position));
  }

  private void write(byte[] bytes) throws IOException {
    for (var left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) {
      channel.write(left);
    }
  }

  /** Whether the server has given it up: what it reads now, and it reads all, has an end. */
  boolean givenUp() {
    try {
      channel.configureBlocking(false);
      var in = ByteBuffer.allocate(64 * 1024);
      for (int count = channel.read(in.clear()); count != 0; count = channel.read(in.clear())) {
        if (count < 0) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
