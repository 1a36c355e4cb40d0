package dev.comanda.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A kept-alive connection for one request after another. Not thread-safe. */
final class Connection implements Loop.Ready {
  private static final int ANSWER_BYTES_MAX = 16_384;

  private final SocketChannel channel;
  private final ByteBuffer in;
  private @Nullable Answered then;

  /** Hears of an answer. */
  @FunctionalInterface
  interface Answered {
    /** It came whole at this time of {@link System#nanoTime}. */
    void answered(int status, long nanos) throws IOException;
  }

  Connection(Loop loop, URI address) throws IOException {
    this(loop, address, ANSWER_BYTES_MAX);
  }

  /** {@code answerBytesMax}: of the longest answer, with its headers. */
  Connection(Loop loop, URI address, int answerBytesMax) throws IOException {
    in = ByteBuffer.allocateDirect(answerBytesMax);
    channel = SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    loop.add(channel, this);
  }

  boolean busy() {
    return then != null;
  }

  /** Sends a request; only when the last one was answered. */
  void send(ByteBuffer request, Answered answered) throws IOException {
    then = answered;
    in.clear();
    while (request.hasRemaining()) {
      channel.write(request);
    }
  }

  /** All of the last answer; while {@link Answered} hears of it. */
  String answer() {
    var bytes = new byte[in.position()];
    in.get(0, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  void close() throws IOException {
    channel.close();
  }

  @Override
  public void ready() throws IOException {
    if (channel.read(in) < 0) {
      throw new IOException("the server closed a connection for requests");
    }
    var waiting = then;
    if (waiting != null && HttpAnswer.complete(in)) {
      then = null;
      waiting.answered(HttpAnswer.status(in), System.nanoTime());
    }
  }
}
