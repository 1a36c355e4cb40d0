package dev.comanda.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo keeps out of real data, and throws only demos away. */
class DemoFolderTest {
  @TempDir Path folder;

  @Test
  void a_new_folder_is_made_and_known_again() {
    var demo = folder.resolve("a/demo");
    var data = new DemoFolder(demo).data();
    assertThat(data.getParent()).isEqualTo(demo);
    assertThat(new DemoFolder(demo).data()).isEqualTo(data);
  }

  @Test
  void a_folder_with_something_else_is_refused_and_left_alone() throws IOException {
    var real = Files.writeString(folder.resolve("comanda.lock"), "");
    assertThatThrownBy(() -> new DemoFolder(folder).data())
        .isInstanceOf(DemoFolder.NotOurs.class)
        .hasMessageContaining("Choose another folder");
    new DemoFolder(folder).forget();
    assertThat(real).exists();
  }

  @Test
  void a_file_is_no_folder() throws IOException {
    var file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> new DemoFolder(file).data()).isInstanceOf(DemoFolder.NotOurs.class);
  }

  @Test
  void fresh_throws_the_data_away() throws IOException {
    var data = new DemoFolder(folder).data();
    Files.createDirectories(data.resolve("database/base"));
    Files.writeString(data.resolve("database/base/1"), "rows");
    new DemoFolder(folder).forget();
    assertThat(data).doesNotExist();
    assertThat(new DemoFolder(folder).data()).isEqualTo(data);
  }

  @Test
  void a_demo_that_runs_is_not_thrown_away() throws IOException {
    var data = Files.createDirectories(new DemoFolder(folder).data());
    try (var lock =
        FileChannel.open(
            data.resolve("comanda.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(lock.tryLock()).isNotNull();
      assertThatThrownBy(() -> new DemoFolder(folder).forget())
          .isInstanceOf(DemoFolder.NotOurs.class)
          .hasMessageContaining("still runs");
    }
    assertThat(data).exists();
  }
}
