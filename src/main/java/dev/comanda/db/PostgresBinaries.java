package dev.comanda.db;

import dev.comanda.process.Folders;
import dev.comanda.process.Subprocess;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's programs, unpacked once into the data folder from the archive that this build
 * carries. A marker is written last, so what a crash left half done is unpacked again.
 */
record PostgresBinaries(Path folder) {
  /** The version of the archive; the pom names the same. */
  static final String VERSION = "18.6";

  static final int MAJOR = 18;

  private static final String MARKER = "unpacked";
  private static final String PROGRAM_MODE = "rwxr-xr-x";
  private static final String FILE_MODE = "rw-r--r--";
  private static final int EXECUTABLE_BITS = 0b001_001_001;

  /** One of the programs, {@code initdb} or {@code postgres}. */
  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  /** Unpacks below a folder unless that is done already. */
  static PostgresBinaries unpack(Path data, Consumer<String> progress)
      throws IOException, InterruptedException {
    var folder = data.resolve("postgres-" + VERSION);
    var marker = folder.resolve(MARKER);
    boolean there = Files.exists(marker);
    var kept = there ? Files.readString(marker) : "";
    if (!there || !kept.equals(sizes(folder))) {
      // An empty marker is an older build's, which kept no sizes.
      progress.accept(
          (kept.isEmpty()
                  ? "unpacking PostgreSQL "
                  : "PostgreSQL's programs are damaged; unpacking ")
              + VERSION
              + " …");
      Folders.remove(folder);
      try (var archive = archive()) {
        unpack(archive, folder);
      }
      syncAll(folder);
      Files.writeString(marker, sizes(folder));
      sync(marker);
      sync(folder);
    }
    return new PostgresBinaries(folder);
  }

  /** The size of each file, as the marker keeps them: one that was cut short is another. */
  private static String sizes(Path unpacked) throws IOException {
    var folder = unpacked.toRealPath();
    var sizes = new StringBuilder();
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted().toList()) {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && !path.endsWith(MARKER)) {
          sizes.append(Files.size(path)).append(' ').append(folder.relativize(path)).append('\n');
        }
      }
    }
    return sizes.toString();
  }

  private static InputStream archive() {
    var archive = PostgresBinaries.class.getResourceAsStream(archiveName());
    if (archive == null) {
      throw new PostgresRefused(
          "This build carries no PostgreSQL for "
              + System.getProperty("os.name")
              + " on "
              + System.getProperty("os.arch")
              + ". Install PostgreSQL 15 or newer and name it with COMANDA_DATABASE_URL.");
    }
    return archive;
  }

  /** Where the class path has the archive for this system. */
  static String archiveName() {
    return "/postgres-" + system() + "-" + machine() + ".txz";
  }

  private static String system() {
    var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return "darwin";
    }
    return name.startsWith("windows") ? "windows" : name;
  }

  private static String machine() {
    return switch (System.getProperty("os.arch")) {
      case "amd64" -> "x86_64";
      case "aarch64" -> "arm_64";
      case String other -> other;
    };
  }

  private static void unpack(InputStream archive, Path folder) throws IOException {
    try (var tar =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(archive, 1 << 16)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("The archive of PostgreSQL reaches outside: " + entry.getName());
        }
        write(tar, entry, target);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      makeFolder(target);
      return;
    }
    makeFolder(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, target);
      open(target, (entry.getMode() & EXECUTABLE_BITS) == 0 ? FILE_MODE : PROGRAM_MODE);
    }
  }

  private static void makeFolder(@Nullable Path folder) throws IOException {
    if (folder != null && !Files.exists(folder)) {
      makeFolder(folder.getParent());
      Files.createDirectory(folder);
      open(folder, PROGRAM_MODE);
    }
  }

  /** Makes it readable for the server's user, whatever the umask is. */
  private static void open(Path path, String mode) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
  }

  /** Makes all of it durable; a thousand files one by one take minutes on a busy disk. */
  private static void syncAll(Path folder) throws IOException, InterruptedException {
    if (File.separatorChar == '/' && !Subprocess.run("sync", "-f", folder.toString()).ok()) {
      Subprocess.run("sync");
    }
  }

  /** Makes a file or a folder's entries durable. */
  static void sync(Path path) throws IOException {
    if (File.separatorChar != '/') {
      return; // Windows cannot do it to what is open for reading only.
    }
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
