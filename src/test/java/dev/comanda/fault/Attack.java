package dev.comanda.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many connections from one address that hold what they can, and never read. */
final class Attack implements AutoCloseable {
  private static final String FROM = "127.0.0.66";

  private final int port;
  private final List<SocketChannel> all = new ArrayList<>();

  Attack(int port) {
    this.port = port;
  }

  /** Opens so many more, each of which sends this; those that are refused are no matter. */
  void hold(int count, String latin1) {
    var bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < count; i++) {
      try {
        var channel = SocketChannel.open();
        all.add(channel);
        channel.bind(new InetSocketAddress(FROM, 0));
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.write(ByteBuffer.wrap(bytes));
      } catch (IOException e) {
        // It had to give way already.
      }
    }
  }

  @Override
  public void close() {
    for (var channel : all) {
      try {
        channel.close();
      } catch (IOException e) {
        // It is closed all the same.
      }
    }
  }
}
