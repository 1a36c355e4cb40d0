package dev.comanda.delivery.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.evidence.Mask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log is read backwards, part by part, also while its files get other names. */
class LogTailTest {
  @TempDir Path folder;

  private Path file(String name) {
    return folder.resolve(name + ".log");
  }

  private LogTail tail() {
    return new LogTail(List.of(file("log"), file("log.1"), file("log.2")));
  }

  private static String lines(int from, int to) {
    var text = new StringBuilder();
    IntStream.rangeClosed(from, to).forEach(i -> text.append("line ").append(i).append('\n'));
    return text.toString();
  }

  private List<String> all(int most) {
    var all = new ArrayList<String>();
    var part = tail().before(null, most);
    all.addAll(0, part.lines());
    while (part.before() != null) {
      part = tail().before(part.before(), most);
      assertThat(part.lines()).hasSizeLessThanOrEqualTo(most);
      all.addAll(0, part.lines());
    }
    return all;
  }

  @Test
  void of_no_file_there_is_no_line() {
    assertThat(tail().before(null, 10)).isEqualTo(new LogTail.Part(List.of(), null));
  }

  @Test
  void the_latest_lines_come_first_and_older_ones_go_on_in_older_files() throws IOException {
    Files.writeString(file("log.2"), lines(1, 3));
    Files.writeString(file("log.1"), lines(4, 10));
    Files.writeString(file("log"), lines(11, 12) + "half a li");
    assertThat(tail().before(null, 3).lines()).containsExactly("line 10", "line 11", "line 12");
    for (int most : new int[] {1, 2, 3, 5, 12, 50}) {
      assertThat(all(most)).as("by %d", most).isEqualTo(lines(1, 12).lines().toList());
    }
  }

  @Test
  void what_gets_another_name_or_grows_meanwhile_is_neither_told_twice_nor_left_out()
      throws IOException {
    Files.writeString(file("log.1"), lines(1, 4));
    Files.writeString(file("log"), lines(5, 8));
    var part = tail().before(null, 2);
    Files.move(file("log.1"), file("log.2"));
    Files.move(file("log"), file("log.1"));
    Files.writeString(file("log"), lines(9, 11));
    var next = tail().before(part.before(), 3);
    assertThat(next.lines()).containsExactly("line 4", "line 5", "line 6");
    Files.delete(file("log.2"));
    assertThat(tail().before(next.before(), 3)).isEqualTo(new LogTail.Part(List.of(), null));
  }

  @Test
  void of_a_secret_no_part_is_left_where_a_long_line_is_cut() {
    var mask = Mask.NONE.and(new Login("x", "Oelhahn-4712-Bucht"));
    var line = Logs.line("x".repeat(1_995) + "Oelhahn-4712-Bucht", mask);
    assertThat(line.text()).hasSize(2_000).endsWith("x*****");
  }

  @Test
  void what_cannot_be_read_is_not_left_open() throws IOException {
    Files.writeString(file("log"), lines(1, 3));
    Files.createDirectory(file("log.1"));
    long before = open();
    for (int i = 0; i < 200; i++) {
      assertThatThrownBy(() -> tail().before(null, 3)).isInstanceOf(UncheckedIOException.class);
    }
    assertThat(open() - before).isLessThan(100);
  }

  private static long open() throws IOException {
    try (var all = Files.list(Path.of("/proc/self/fd"))) {
      return all.count();
    }
  }

  @Test
  void however_much_there_is_a_part_of_it_is_read() throws IOException {
    var one = "x".repeat(1_000) + "\n";
    Files.writeString(file("log"), "first\n" + one.repeat(3_000));
    var part = tail().before(null, 1_000);
    assertThat(part.lines()).hasSizeBetween(500, 600);
    assertThat(part.before()).isNotNull();
    assertThat(all(1_000)).hasSize(3_001).first().isEqualTo("first");
  }
}
