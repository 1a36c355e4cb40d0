package dev.comanda.delivery.secret;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The right to change a file that several processes may change: a lock on a file beside it, which
 * the system takes back when we die. The file itself is replaced, so it cannot carry the lock.
 */
final class ChangeLock implements AutoCloseable {
  /** Who holds it only writes a small file. */
  private static final Duration WAIT_MAX = Duration.ofSeconds(5);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  /**
   * One thread of ours at a time, for any file: the system would drop a lock of ours when another
   * thread closes the same file.
   */
  private static final ReentrantLock OURS = new ReentrantLock();

  private final FileChannel channel;

  private ChangeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes it.
   *
   * @throws IOException when another process did not let go of it, or there can be none
   */
  static ChangeLock take(Path file) throws IOException {
    OURS.lock();
    try {
      return new ChangeLock(locked(file.resolveSibling(file.getFileName() + ".lock")));
    } catch (IOException | RuntimeException e) {
      OURS.unlock();
      throw e;
    }
  }

  private static FileChannel locked(Path file) throws IOException {
    var channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            OwnerOnly.attributes(file));
    long began = System.nanoTime();
    try {
      while (!tried(channel)) {
        if (System.nanoTime() - began > WAIT_MAX.toNanos()) {
          throw new IOException("another process has been changing it for " + WAIT_MAX);
        }
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean tried(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      OURS.unlock();
    }
  }
}
