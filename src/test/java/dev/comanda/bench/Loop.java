package dev.comanda.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The one thread of a load client that has many connections: it waits for all of them at once,
 * because it runs on the same cores as what it measures. Not thread-safe.
 */
final class Loop implements AutoCloseable {
  private final Selector selector;

  /** Something that can be read from. */
  @FunctionalInterface
  interface Ready {
    /** Reads what is there. */
    void ready() throws IOException;
  }

  Loop() throws IOException {
    selector = Selector.open();
  }

  void add(SocketChannel channel, Ready ready) throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, ready);
  }

  /**
   * Lets those read that can, and waits for them at most so long; a wait is a millisecond at least,
   * as turning without one would take a core from the server.
   */
  void turn(Duration wait) throws IOException {
    if (wait.isZero()) {
      selector.selectNow(Loop::ready);
    } else {
      selector.select(Loop::ready, Math.max(1, wait.toMillis()));
    }
  }

  /**
   * Turns until something is so.
   *
   * @throws IllegalStateException when it is not in so much time
   */
  void until(BooleanSupplier so, Duration timeMax, String what) throws IOException {
    long giveUpNanos = System.nanoTime() + timeMax.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() - giveUpNanos > 0) {
        throw new IllegalStateException(what + " did not happen in " + timeMax.toSeconds() + " s");
      }
      turn(Duration.ofMillis(10));
    }
  }

  /** Turns for some time. */
  void rest(Duration time) throws IOException {
    long endNanos = System.nanoTime() + time.toNanos();
    while (System.nanoTime() - endNanos < 0) {
      turn(Duration.ofMillis(10));
    }
  }

  private static void ready(SelectionKey key) {
    try {
      ((Ready) key.attachment()).ready();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (var key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
