package dev.comanda.http.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;

/**
 * Which files of our own pages are made of, and one name for all of them that changes with each.
 * Below it they never change, so that browsers need not ask twice.
 *
 * @param files below {@code /web/}, in order; without those of libraries
 * @param name letters, digits, {@code -} and {@code _}
 */
record Release(List<String> files, String name) {
  /** Letters of its name: 96 bits, which no two releases share. */
  static final int NAME_CHARACTERS = 16;

  /** A file that is always there, and by which the others are found. */
  private static final String ONE = "index.html";

  /** Copies the list. */
  Release {
    files = List.copyOf(files);
  }

  /** The release of the files in a folder of the class path. */
  static Release read(ClassLoader loader, String folder) {
    var files = new TreeMap<String, byte[]>();
    var one = Objects.requireNonNull(loader.getResource(folder + ONE), folder);
    for (var file : below(folder, one)) {
      files.put(file, Assets.bytes(loader, folder + file).orElseThrow());
    }
    return of(files);
  }

  /** The release of these files by their names. */
  static Release of(SortedMap<String, byte[]> files) {
    var digest = Assets.digest();
    files.forEach((name, content) -> add(digest, name, content));
    add(digest, CurrencyScript.NAME, CurrencyScript.bytes());
    var name = Base64.getUrlEncoder().encodeToString(digest.digest()).substring(0, NAME_CHARACTERS);
    return new Release(List.copyOf(files.keySet()), name);
  }

  private static void add(MessageDigest digest, String file, byte[] content) {
    digest.update((file + '\n' + content.length + '\n').getBytes(StandardCharsets.UTF_8));
    digest.update(content);
  }

  private static List<String> below(String folder, URL at) {
    try {
      if (at.openConnection() instanceof JarURLConnection jar) {
        return jar.getJarFile().stream()
            .filter(entry -> !entry.isDirectory())
            .map(ZipEntry::getName)
            .filter(name -> name.startsWith(folder))
            .map(name -> name.substring(folder.length()))
            .toList();
      }
      var root = Path.of(at.toURI()).resolveSibling("");
      try (var files = Files.walk(root)) {
        return files
            .filter(Files::isRegularFile)
            .map(file -> root.relativize(file).toString().replace('\\', '/'))
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
