package dev.comanda.preparation.robot;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A connection to the very address that is named, past any proxy, which is over at a certain time:
 * however slowly bytes trickle in, nothing is read from it any more. Not thread-safe.
 */
final class TimedSocket extends Socket {
  private long endNanos;

  TimedSocket(long endNanos) {
    super(Proxy.NO_PROXY);
    this.endNanos = endNanos;
  }

  void connect(InetAddress address, int port, Duration wait) throws IOException {
    int millis = (int) Math.min(wait.toMillis(), leftMillis());
    connect(new InetSocketAddress(address, port), Math.max(millis, 1));
    setTcpNoDelay(true);
  }

  /** Brings its end forward. */
  void endWithin(Duration wait) {
    long sooner = System.nanoTime() + wait.toNanos();
    if (sooner - endNanos < 0) {
      endNanos = sooner;
    }
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
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        setSoTimeout(leftMillis());
        return super.read();
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        setSoTimeout(leftMillis());
        return super.read(into, offset, length);
      }
    };
  }
}
