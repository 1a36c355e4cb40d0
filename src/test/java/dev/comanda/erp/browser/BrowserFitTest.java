package dev.comanda.erp.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.comanda.db.TestFolders;
import dev.comanda.delivery.connector.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is missing or does not fit is said in words, with the command that mends it. */
class BrowserFitTest {
  private Path folder = Path.of("");

  @BeforeEach
  void make() {
    folder = TestFolders.make();
  }

  @AfterEach
  void remove() {
    TestFolders.remove(folder);
  }

  private Optional<Path> program(String name, String script) throws IOException {
    var program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return Optional.of(program);
  }

  @Test
  void those_of_this_machine_fit() throws Exception {
    var fit = BrowserFit.of(Programs.found());
    assertThat(fit.fault()).isEmpty();
    assertThat(fit.browser()).isPresent();
  }

  @Test
  void versions_that_do_not_fit_are_both_said_with_the_command_that_mends_them() throws Exception {
    var programs =
        new Programs(
            program("chromium", "echo 'Chromium 157.0.8100.3 built on Debian'"),
            program("driver", "echo 'ChromeDriver 156.0.8078.108 (730482a940ce)'"));
    var fit = BrowserFit.of(programs);
    assertThat(fit.fault().orElseThrow())
        .contains("Chromium 157.0.8100.3")
        .contains("ChromeDriver 156.0.8078.108")
        .contains(folder.resolve("driver").toString())
        .contains("apt-get install -y --only-upgrade chromium chromium-driver");
  }

  @Test
  void an_attempt_says_what_does_not_fit() throws Exception {
    var driver = Programs.found().driver();
    var programs = new Programs(program("chromium", "echo 'Chromium 99.0.1.2'; sleep 1"), driver);
    try (var browsers = Browsers.in(folder.resolve("kept"), () -> programs, Ground.HASTY);
        var browser = browsers.browser("user", TestSite.open())) {
      var trouble =
          Objects.requireNonNull(
              catchThrowableOfType(
                  Trouble.class, () -> browser.attempt(Ground.LIMIT, new Kept(), page -> page)));
      assertThat(trouble.kind()).isEqualTo(Trouble.Kind.UNREACHABLE);
      assertThat(trouble.code()).isEqualTo("browser_unfit");
      assertThat(trouble.text()).contains("Chromium 99.0.1.2").contains("do not fit");
      assertThat(Homes.below(folder.resolve("kept"))).isEmpty();
    }
  }

  @Test
  void what_is_missing_is_said_with_the_command_that_installs_it() throws Exception {
    var found = Programs.found();
    assertThat(BrowserFit.of(new Programs(Optional.empty(), found.driver())).fault().orElseThrow())
        .startsWith("Chromium is not installed")
        .contains("apt-get install -y chromium chromium-driver");
    assertThat(BrowserFit.of(new Programs(found.browser(), Optional.empty())).fault().orElseThrow())
        .startsWith("ChromeDriver");
    var broken = new Programs(program("chromium", "exit 127"), found.driver());
    assertThat(BrowserFit.of(broken).fault().orElseThrow())
        .startsWith(folder.resolve("chromium") + " cannot be run");
  }
}
