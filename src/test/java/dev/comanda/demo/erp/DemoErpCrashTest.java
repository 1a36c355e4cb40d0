package dev.comanda.demo.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.demo.erp.books.Line;
import dev.comanda.demo.erp.books.Worksheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo ERP answered it still knows, however it ended. */
class DemoErpCrashTest {
  private static final int HANDS = 3;
  private static final int ANSWERED_MIN = 60;

  @TempDir Path folder;

  private DemoErp start() {
    return new DemoErp(DemoErp.Settings.of(0, folder));
  }

  private static Worksheet sheet(DemoErp erp) {
    return erp.books().worksheet(558).orElseThrow();
  }

  @Test
  void a_restart_keeps_everything_but_who_is_logged_in() throws Exception {
    Worksheet before;
    try (var erp = start();
        var office = Office.loggedIn(erp.url())) {
      office.add("10", "4,7", "stays");
      office.add("10", "1", "goes");
      office.post("/worksheets/558/lines/2/delete", Map.of());
      office.post("/worksheets/558/lines/1", Office.line("11", "2,5", "changed"));
      office.post("/worksheets", Map.of("customer", "Neu"));
      office.post("/worksheets/558/close", Map.of());
      office.post("/password", Map.of("old", DemoErp.PASSWORD, "new", "neu"));
      before = sheet(erp);
    }
    try (var erp = start();
        var office = new Office(erp.url())) {
      assertThat(sheet(erp)).isEqualTo(before);
      assertThat(before.open()).isFalse();
      assertThat(before.lines()).extracting(Line::mark).containsExactly("changed");
      assertThat(erp.books().worksheet(561).orElseThrow().customer()).isEqualTo("Neu");
      assertThat(office.logIn(DemoErp.PASSWORD).asksForLogIn()).isTrue();
      assertThat(office.logIn("neu").asksForLogIn()).isFalse();
      office.post("/worksheets/558/reopen", Map.of());
      office.add("10", "1", "next");
      assertThat(sheet(erp).lines().getLast().position()).isEqualTo(3);
    }
  }

  @Test
  void a_kill_loses_nothing_that_was_answered_and_writes_nothing_twice() throws Exception {
    Set<String> answered = ConcurrentHashMap.newKeySet();
    var sent = new ArrayList<Set<String>>();
    try (var process = new ErpProcess(folder);
        var hands = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int hand = 0; hand < HANDS; hand++) {
        var own = "hand" + hand + "-";
        Set<String> marks = ConcurrentHashMap.newKeySet();
        sent.add(marks);
        Future<Void> _ = hands.submit(() -> addUntilItDies(process, own, marks, answered));
      }
      Office.await(() -> answered.size() >= ANSWERED_MIN);
      process.kill();
    }
    try (var erp = start()) {
      var marks = sheet(erp).lines().stream().map(Line::mark).toList();
      assertThat(marks).doesNotHaveDuplicates().containsAll(answered);
      assertThat(sent.stream().flatMap(Set::stream).toList()).containsAll(marks);
    }
  }

  private static Void addUntilItDies(
      ErpProcess process, String own, Set<String> sent, Set<String> answered)
      throws InterruptedException {
    try (var office = Office.loggedIn(process.url())) {
      for (int number = 0; ; number++) {
        sent.add(own + number);
        if (office.add("10", "4,7", own + number).saysSaved()) {
          answered.add(own + number);
        }
      }
    } catch (IOException e) {
      return null;
    }
  }

  @Test
  void the_process_takes_faults_by_its_page_and_tells_the_truth() throws Exception {
    try (var process = new ErpProcess(folder);
        var office = Office.loggedIn(process.url())) {
      office.post("/switches", Map.of("kind", "FAIL_AFTER"));
      assertThat(office.add("10", "4,7", "m").status()).isEqualTo(500);
      var sheet = office.get("/inspect/worksheets/558").json();
      assertThat(sheet.get("lines").get(0).get("mark").textValue()).isEqualTo("m");
      assertThat(office.get("/inspect/counts").json().get("submits").intValue()).isEqualTo(1);
    }
  }

  @Test
  void a_change_that_was_half_written_is_cut_off() throws Exception {
    try (var erp = start();
        var office = Office.loggedIn(erp.url())) {
      office.add("10", "1", "whole");
    }
    try (var files = Files.list(folder)) {
      var file = files.toList().getFirst();
      var torn = Files.readAllLines(file).getLast().substring(0, 30);
      Files.writeString(file, torn, StandardOpenOption.APPEND);
    }
    for (int start = 1; start <= 2; start++) {
      try (var erp = start();
          var office = Office.loggedIn(erp.url())) {
        assertThat(sheet(erp).lines()).hasSize(start);
        office.add("10", "1", "after");
      }
    }
  }

  @Test
  void a_folder_has_one_erp() throws Exception {
    try (var erp = start()) {
      assertThat(erp.url().getPort()).isPositive();
      assertThatThrownBy(this::start).isInstanceOf(IllegalStateException.class);
    }
    try (var process = new ErpProcess(folder)) {
      assertThat(process.url().getPort()).isPositive();
      assertThatThrownBy(this::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another process");
    }
  }
}
