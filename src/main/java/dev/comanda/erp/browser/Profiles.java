package dev.comanda.erp.browser;

import dev.comanda.process.Folders;
import dev.comanda.process.Household;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of this process's browsers, one each, below one of its own that is named by the
 * process's start. A lock in that one says that we live; what lies below one whose lock is free was
 * left by a process that was killed, and goes with the processes that still have it as their home.
 * Thread-safe.
 */
final class Profiles implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Profiles.class);
  private static final String LOCK = "lock";

  /** What lies in there signs in at the ERP. */
  private static final FileAttribute<?> OURS_ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path own;
  private final FileChannel lock;
  private final AtomicLong last = new AtomicLong();

  private Profiles(Path own, FileChannel lock) {
    this.own = own;
    this.lock = lock;
  }

  /** Takes a folder of our own below that one, which is made if missing. */
  static Profiles below(Path folder) throws IOException {
    Files.createDirectories(folder);
    var here = folder.toRealPath();
    for (int number = 1; ; number++) {
      var own = here.resolve(processStart() + "-" + number);
      if (!Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(own, OURS_ALONE);
        var lock = lock(own);
        if (lock != null) {
          return new Profiles(own, lock);
        }
      }
    }
  }

  /** Which process this is: its number alone comes again. */
  private static String processStart() {
    var us = ProcessHandle.current();
    return us.pid() + "-" + us.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
  }

  /** Null where somebody else has it, or has removed the folder as a left-over. */
  private static @org.jspecify.annotations.Nullable FileChannel lock(Path own) throws IOException {
    var file = own.resolve(LOCK);
    try {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null && Files.exists(file)) {
        return channel;
      }
      channel.close();
    } catch (NoSuchFileException e) {
      // The folder has gone meanwhile.
    }
    return null;
  }

  /** Removes what killed processes left below a folder, if there is one. */
  static void clean(Path folder, Duration end) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    for (var left : folders(folder.toRealPath(), "*-*-*")) {
      // Those of this process are never opened: to close a lock's file would free the lock.
      if (!left.getFileName().toString().startsWith(processStart() + "-")) {
        try (var lock = lock(left)) {
          if (lock != null) {
            remove(left, end);
          }
        }
      }
    }
  }

  private static void remove(Path left, Duration end) {
    try {
      for (var home : folders(left, "*")) {
        new Household(home, null).end(end);
      }
      Folders.remove(left);
      log.info("removed what a killed process's browsers had left in {}", left);
    } catch (IOException e) {
      log.warn("what a killed process's browsers have left in {} stays there", left, e);
    }
  }

  private static List<Path> folders(Path in, String names) throws IOException {
    try (var entries = Files.newDirectoryStream(in, names)) {
      return java.util.stream.StreamSupport.stream(entries.spliterator(), false)
          .filter(Files::isDirectory)
          .toList();
    }
  }

  /** A new folder for one browser. */
  Path next() throws IOException {
    return Files.createDirectory(own.resolve(Long.toString(last.incrementAndGet())), OURS_ALONE);
  }

  @Override
  public void close() throws IOException {
    lock.close();
    Folders.remove(own);
  }
}
