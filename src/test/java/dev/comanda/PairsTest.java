package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a statement looks for at many locations it looks for as pairs, each thing where it is: two
 * lists that are tried against each other cost 65,536 looks for 256 things.
 */
class PairsTest {
  private static final Pattern TEXT = Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL);
  private static final Pattern AMONG = Pattern.compile("=\\s*ANY\\s*\\(", Pattern.CASE_INSENSITIVE);
  private static final Pattern CROSSED =
      Pattern.compile("unnest\\([^)]*\\)[^,]{0,80}(CROSS JOIN|,)\\s*unnest\\(", Pattern.DOTALL);

  @Test
  void no_statement_tries_a_list_of_locations_against_a_list_of_things() throws IOException {
    var faults = new ArrayList<String>();
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      for (var file : files.filter(PairsTest::holdsSql).toList()) {
        var text = Files.readString(file);
        var statements =
            file.toString().endsWith(".sql")
                ? Stream.of(text.split(";"))
                : TEXT.matcher(text).results().map(found -> found.group(1));
        statements
            .filter(
                each -> AMONG.matcher(each).results().count() > 1 || CROSSED.matcher(each).find())
            .forEach(each -> faults.add(file + ": " + each.strip()));
      }
    }
    assertThat(faults).isEmpty();
  }

  private static boolean holdsSql(Path file) {
    var name = file.getFileName().toString();
    return name.endsWith("Rows.java") || name.endsWith(".sql");
  }
}
