package dev.comanda.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTest {
  private static final Map<String, String> FILES =
      Map.of("index.html", "<!doctype html>", "js/a.js", "export const a = 1;", "js/b/c.js", "");

  @TempDir Path folder;

  @Test
  void a_release_is_the_same_in_a_folder_and_in_a_jar() throws IOException {
    var jar = folder.resolve("pages.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("elsewhere.js"));
      for (var file : FILES.entrySet()) {
        out.putNextEntry(new JarEntry("web/" + file.getKey()));
        out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    for (var file : FILES.entrySet()) {
      var path = folder.resolve("web").resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    var ofFolder = read(folder);
    assertThat(ofFolder.files()).containsExactly("index.html", "js/a.js", "js/b/c.js");
    assertThat(read(jar)).isEqualTo(ofFolder);
  }

  @Test
  void a_release_changes_its_name_with_every_file() {
    var name = of("a.js", "1", "b.js", "2").name();
    assertThat(name).hasSize(Release.NAME_CHARACTERS).matches("[A-Za-z0-9_-]+");
    assertThat(of("a.js", "1", "b.js", "2").name()).isEqualTo(name);
    assertThat(of("a.js", "1", "b.js", "3").name()).isNotEqualTo(name);
    assertThat(of("a.js", "1", "c.js", "2").name()).isNotEqualTo(name);
    assertThat(of("a.js", "12", "b.js", "").name()).isNotEqualTo(name);
  }

  private static Release read(Path path) throws IOException {
    try (var loader = new URLClassLoader(new URL[] {path.toUri().toURL()}, null)) {
      return Release.read(loader, "web/");
    }
  }

  private static Release of(String... namesAndContents) {
    var files = new TreeMap<String, byte[]>();
    for (int i = 0; i < namesAndContents.length; i += 2) {
      files.put(namesAndContents[i], namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return Release.of(files);
  }
}
