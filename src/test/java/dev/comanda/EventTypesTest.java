package dev.comanda;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.log.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The types of events are named in one place of the program, and known to the pages. */
class EventTypesTest {
  private static final Path MAIN = Path.of("src/main");
  private static final Path STORE = MAIN.resolve("resources/dev/comanda/web/js/store.js");
  private static final Pattern WORD = Pattern.compile("[\"']([a-z]+\\.[a-z_]+)[\"']");

  /** Where they are defined, and where the same words name what staff do, as it is audited. */
  private static final Set<String> OTHER_WORDS = Set.of("EventType.java", "Action.java");

  private final Set<String> types =
      Arrays.stream(EventType.values())
          .filter(type -> type != EventType.UNKNOWN)
          .map(EventType::wire)
          .collect(toCollection(TreeSet::new));

  private static Set<String> words(Path file) {
    try {
      return WORD.matcher(Files.readString(file))
          .results()
          .map(found -> found.group(1))
          .collect(toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void no_java_file_names_a_type_by_a_text_but_in_sql() throws IOException {
    try (Stream<Path> files = Files.walk(MAIN.resolve("java"))) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".java"))
                  .filter(file -> !file.toString().endsWith("Rows.java"))
                  .filter(file -> !OTHER_WORDS.contains(file.getFileName().toString()))
                  .filter(file -> words(file).stream().anyMatch(types::contains)))
          .isEmpty();
    }
  }

  @Test
  void the_pages_have_a_place_for_every_type_and_for_no_other() {
    assertThat(words(STORE)).isEqualTo(types);
  }

  @Test
  void what_a_newer_version_wrote_is_told_to_nobody() {
    assertThat(EventType.of("toast.ready")).isEqualTo(EventType.UNKNOWN);
    assertThat(dev.comanda.log.Audience.Kind.values())
        .allSatisfy(
            kind ->
                assertThat(EventType.UNKNOWN.share(kind)).isEqualTo(dev.comanda.log.Share.NOTHING));
  }
}
