package dev.comanda.delivery.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that only their owner may read, written whole or not at all. */
final class OwnerOnly {
  private static final String FILE = "rw-------";

  /** Others come through: the embedded PostgreSQL does where we are root. */
  private static final String FOLDER = "rwxr-xr-x";

  private OwnerOnly() {}

  /** What a new file must be made with. */
  static FileAttribute<?>[] attributes(Path file) {
    return attributes(file, FILE);
  }

  private static FileAttribute<?>[] attributes(Path path, String mode) {
    return posix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  /** Makes a folder where there is none. */
  static void makeFolder(@Nullable Path folder) throws IOException {
    if (folder != null && !Files.isDirectory(folder)) {
      Files.createDirectories(folder, attributes(folder, FOLDER));
    }
  }

  /**
   * Writes a file; when it returns, it is on the disk. One that is replaced keeps its owner, group
   * and permissions, so that who could read it still can.
   */
  static void write(Path file, byte[] content) throws IOException {
    var draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    try {
      try (var channel =
          FileChannel.open(
              draft,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              attributes(draft))) {
        for (var left = ByteBuffer.wrap(content); left.hasRemaining(); ) {
          channel.write(left);
        }
        if (Files.exists(file)) {
          giveAs(file, draft);
        }
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
    syncFolderOf(file);
  }

  private static void giveAs(Path file, Path draft) throws IOException {
    var there = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    var made = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
    if (there == null || made == null) {
      return;
    }
    var wanted = there.readAttributes();
    var now = made.readAttributes();
    if (!now.owner().equals(wanted.owner())) {
      made.setOwner(wanted.owner());
    }
    if (!now.group().equals(wanted.group())) {
      made.setGroup(wanted.group());
    }
    made.setPermissions(wanted.permissions());
  }

  /** Makes durable that the file is there; Windows does so by itself. */
  private static void syncFolderOf(Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder != null && posix(folder)) {
      try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
