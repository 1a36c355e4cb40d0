package dev.comanda.demo.erp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.RepositoryFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the demo ERP's faults are switched: how often they show, where, and by whom. */
class DemoErpSwitchesTest {
  @TempDir Path folder;
  private DemoErp erp;
  private Office office;

  @BeforeEach
  void start() throws Exception {
    erp = new DemoErp(DemoErp.Settings.of(0, folder));
    office = Office.loggedIn(erp.url());
  }

  @AfterEach
  void end() {
    erp.close();
    office.close();
  }

  @Test
  void a_fault_shows_so_often_or_until_it_is_switched_off() throws Exception {
    erp.faults().on(Switch.once(Kind.LIE).times(2));
    assertThat(writtenOf(3)).isEqualTo(1);
    erp.faults().on(Switch.once(Kind.LIE).times(0));
    assertThat(writtenOf(3)).isZero();
    erp.faults().off(Kind.LIE);
    assertThat(writtenOf(3)).isEqualTo(3);
  }

  /** How many of so many lines that were said to be saved are there. */
  private int writtenOf(int lines) throws Exception {
    int before = erp.books().worksheet(558).orElseThrow().lines().size();
    for (int line = 1; line <= lines; line++) {
      assertThat(office.add("10", "1", "m").saysSaved()).isTrue();
    }
    return erp.books().worksheet(558).orElseThrow().lines().size() - before;
  }

  @Test
  void a_fault_shows_only_where_it_is_switched() throws Exception {
    erp.faults().on(Switch.once(Kind.FAIL_BEFORE).at(Where.READ));
    assertThat(office.get("/worksheets").status()).isEqualTo(500);
    erp.faults().on(Switch.once(Kind.FAIL_BEFORE));
    assertThat(office.get("/worksheets").status()).isEqualTo(200);
    assertThat(office.post("/worksheets/558/close", Map.of()).status()).isEqualTo(200);
    erp.faults().on(Switch.once(Kind.FAIL_BEFORE).at(Where.OTHER));
    assertThat(office.post("/worksheets/558/close", Map.of()).status()).isEqualTo(500);
    erp.faults().on(Switch.once(Kind.FAIL_BEFORE).at(Where.LOG_IN));
    assertThat(office.logIn(DemoErp.PASSWORD).status()).isEqualTo(500);
    erp.faults().on(Switch.once(Kind.FAIL_BEFORE).at(Where.ANY).times(0));
    assertThat(office.get("/worksheets").status()).isEqualTo(500);
    assertThat(office.add("10", "1", "m").status()).isEqualTo(500);
    assertThat(office.get("/switches").status()).isEqualTo(200);
    assertThat(office.get("/inspect/worksheets/558").status()).isEqualTo(200);
  }

  @Test
  void faults_are_switched_at_a_page_without_a_log_in() throws Exception {
    try (var stranger = new Office(erp.url())) {
      assertThat(stranger.get("/switches").text()).contains("meldet Erfolg, schreibt nichts");
      var slow = Map.of("kind", "SLOW_BEFORE", "where", "ANY", "times", "3", "seconds", "1,5");
      assertThat(stranger.post("/switches", slow).text()).contains("an, noch 3");
      var delay = Duration.ofMillis(1500);
      assertThat(erp.faults().left())
          .containsExactly(new Switch(Kind.SLOW_BEFORE, Where.ANY, 3, delay));
      stranger.post("/switches", Map.of("kind", "LIE"));
      assertThat(erp.faults().left()).contains(Switch.once(Kind.LIE));
      stranger.post("/switches/off", Map.of("kind", "LIE"));
      assertThat(erp.faults().left()).extracting(Switch::kind).containsExactly(Kind.SLOW_BEFORE);
      stranger.post("/switches/off", Map.of());
      assertThat(erp.faults().left()).isEmpty();
    }
  }

  @Test
  void what_cannot_be_switched_is_refused() throws Exception {
    var bad =
        List.of(
            Map.of("kind", "NONE"),
            Map.of("kind", "LIE", "times", "-1"),
            Map.of("kind", "LIE", "times", "10001"),
            Map.of("kind", "LIE", "times", "many"),
            Map.of("kind", "LIE", "where", "here"),
            Map.of("kind", "LATE", "seconds", "601"),
            Map.of("kind", "LATE", "seconds", "-1"),
            Map.of("kind", "LATE", "seconds", "1e999999999"));
    for (var form : bad) {
      assertThat(office.post("/switches", form).status()).as(form.toString()).isEqualTo(400);
    }
    assertThat(office.post("/switches/off", Map.of("kind", "NONE")).status()).isEqualTo(400);
    assertThat(erp.faults().left()).isEmpty();
  }

  @Test
  void every_fault_stands_on_the_page_of_the_switches_and_in_the_document() throws Exception {
    var page = office.get("/switches").text();
    var document = RepositoryFiles.read("docs/demo-erp.md");
    for (var kind : Kind.values()) {
      assertThat(page).contains("value=\"" + kind + "\"");
      assertThat(document).contains("`" + kind + "`");
    }
  }
}
