package dev.comanda.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * A connection to the very address that is named, past any proxy, which is over at a certain time,
 * however slowly bytes trickle in, and at once when its thread is interrupted, of whatever kind
 * that is: a channel is, a plain socket is not. It can carry TLS. Not thread-safe.
 */
final class TimedSocket extends Socket {
  private final SocketChannel channel;
  private final long endNanos;

  /** Gives a channel that is not connected yet. */
  @FunctionalInterface
  interface Opening {
    /** A new one; it fails where the process has no descriptor left. */
    SocketChannel open() throws IOException;
  }

  /**
   * One that is not connected yet.
   *
   * @param endNanos when it is over, by {@link System#nanoTime}
   * @throws NotSent where this machine gives none: nobody was asked anything then
   */
  TimedSocket(Opening opening, long endNanos) throws NotSent {
    this.endNanos = endNanos;
    try {
      channel = opening.open();
    } catch (IOException e) {
      throw new NotSent(
          NotSent.UNREACHABLE, "This machine opens no more connections: " + e.getMessage());
    }
  }

  void connect(InetAddress address, int port, Duration wait) throws IOException {
    int millis = (int) Math.min(wait.toMillis(), leftMillis());
    channel.socket().connect(new InetSocketAddress(address, port), Math.max(millis, 1));
    channel.socket().setTcpNoDelay(true);
  }

  private int leftMillis() throws SocketTimeoutException {
    long left = endNanos - System.nanoTime();
    if (left <= 0) {
      throw new SocketTimeoutException("the time is over");
    }
    return (int) Math.min(Integer.MAX_VALUE, left / 1_000_000 + 1);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(channel.socket().getInputStream()) {
      @Override
      public int read() throws IOException {
        channel.socket().setSoTimeout(leftMillis());
        return super.read();
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        channel.socket().setSoTimeout(leftMillis());
        return super.read(into, offset, length);
      }
    };
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return channel.socket().getOutputStream();
  }

  @Override
  public boolean isConnected() {
    return channel.isConnected();
  }

  @Override
  public boolean isClosed() {
    return !channel.isOpen();
  }

  @Override
  public int getSoLinger() throws SocketException {
    return channel.socket().getSoLinger();
  }

  @Override
  public boolean isInputShutdown() {
    return channel.socket().isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return channel.socket().isOutputShutdown();
  }

  @Override
  public void shutdownInput() throws IOException {
    channel.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
