package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.db.OpenFolder;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.demo.TerminalQr;
import dev.comanda.demo.Visitor;
import dev.comanda.log.writer.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code comanda demo} says and lets in, for this computer alone and for the network. */
class DemoLanTest {
  private static final Pattern ADDRESS = Pattern.compile("ready at (http://\\S+)/\n");
  private static final Pattern TABLE = Pattern.compile("bistro at (http://\\S+/s/\\S+)\n");

  @TempDir(factory = OpenFolder.class)
  Path folder;

  private int runs;

  @Test
  void the_network_gets_in_by_its_address_and_with_new_passwords_only() throws Exception {
    try (var demo = start("--lan")) {
      var address = URI.create(demo.found(ADDRESS));
      assertThat(address.getHost()).isEqualTo(Lan.address().orElse("127.0.0.1"));
      var table = demo.found(TABLE);
      assertThat(table).startsWith(address + "/s/");
      assertThat(demo.said()).contains(TerminalQr.of(table).indent(4));
      var passwords = new HashSet<String>();
      for (var person : DemoPlaces.PEOPLE) {
        var password = demo.found(Pattern.compile(Pattern.quote(person.email()) + " +(\\S+)\n"));
        passwords.add(password);
        new Visitor(address, Optional.empty(), person.email(), password).close();
        assertThatThrownBy(signIn(address, person.email())).hasMessageContaining("401");
      }
      assertThat(passwords).hasSize(DemoPlaces.PEOPLE.size()).doesNotContain(DemoPlaces.PASSWORD);
    }
    try (var demo = start()) {
      var address = URI.create(demo.found(ADDRESS));
      assertThat(address.getHost()).isEqualTo("127.0.0.1");
      Lan.address().ifPresent(other -> refused(other, address.getPort()));
      assertThat(demo.said())
          .contains("Phones cannot open this: 127.0.0.1")
          .contains("'./comanda demo --lan' lets them in")
          .containsPattern(
              "Bennys Auto books in (its ERP at http://127|no ERP: .+ is not installed)")
          .contains(DemoPlaces.PASSWORD);
    }
  }

  @Test
  void whoever_lets_the_network_in_by_a_setting_gets_new_passwords_too() throws Exception {
    try (var demo = start("--listen", "0.0.0.0")) {
      demo.found(TABLE);
      assertThat(demo.said())
          .doesNotContain(DemoPlaces.PASSWORD, DemoPlaces.PIN, "by e-mail alone");
    }
  }

  /** Whoever comes by the network finds nobody there. */
  private static void refused(String host, int port) {
    assertThatThrownBy(() -> new Socket(host, port).close()).isInstanceOf(ConnectException.class);
  }

  private static ThrowingCallable signIn(URI address, String email) {
    return () -> new Visitor(address, Optional.empty(), email, DemoPlaces.PASSWORD).close();
  }

  private Running start(String... options) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx320m", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), "dev.comanda.Main", "demo"));
    command.addAll(List.of("--no-browser", "--port", "0"));
    command.addAll(List.of("--data", folder.resolve("demo").toString()));
    command.addAll(List.of(options));
    runs++;
    var output = folder.resolve("said-" + runs);
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("COMANDA_"));
    var process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    var demo = new Running(process, output);
    demo.awaitGreeting();
    return demo;
  }

  private record Running(Process process, Path output) implements AutoCloseable {
    void awaitGreeting() {
      long giveUpNanos = System.nanoTime() + Wait.MAX.toNanos();
      while (!said().contains("Ctrl-C stops it.")) {
        if (!process.isAlive() || System.nanoTime() - giveUpNanos > 0) {
          close();
          throw new AssertionError("it does not greet:\n" + said());
        }
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }

    String found(Pattern what) {
      var match = what.matcher(said());
      assertThat(match.find()).as(said()).isTrue();
      return match.group(1);
    }

    String said() {
      try {
        return Files.readString(output);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      process.destroy();
      try {
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
