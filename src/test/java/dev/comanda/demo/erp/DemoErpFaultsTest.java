package dev.comanda.demo.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.demo.erp.Office.Page;
import dev.comanda.demo.erp.books.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every switch of the demo ERP does what it says, as often as it says, where it says. */
class DemoErpFaultsTest {
  private static final Duration AT_ONCE = Duration.ofMillis(1);

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

  private List<Line> lines() {
    return erp.books().worksheet(558).orElseThrow().lines();
  }

  private Page add() throws IOException, InterruptedException {
    return office.add("10", "4,7", "OilMat:a1");
  }

  private CompletableFuture<Page> send() {
    return office.send("/worksheets/558/lines", Office.line("10", "4,7", "OilMat:a1"));
  }

  private void next(Kind kind) {
    erp.faults().on(Switch.once(kind));
  }

  private void next(Kind kind, Duration delay) {
    erp.faults().on(Switch.once(kind).after(delay));
  }

  @ParameterizedTest
  @EnumSource
  void every_fault_shows_once_and_then_no_more(Kind kind) throws Exception {
    show(kind);
    assertThat(erp.faults().left()).isEmpty();
    if (kind == Kind.LOG_OUT || kind == Kind.ONE_SESSION) {
      office.logIn(DemoErp.PASSWORD);
    }
    erp.books().open(558, true);
    int before = lines().size();
    assertThat(add().saysSaved()).isTrue();
    assertThat(lines()).hasSize(before + 1);
    assertThat(lines().getLast().quantity()).isEqualByComparingTo("4.7");
  }

  /** The switch has no default, so that a kind that is not tested does not compile. */
  private void show(Kind kind) throws Exception {
    switch (kind) {
      case SLOW_BEFORE -> waitsBefore(kind);
      case HANG_BEFORE -> neverDoesIt(kind);
      case SLOW_AFTER -> waitsAfter(kind);
      case HANG_AFTER -> neverAnswers(kind);
      case FAIL_BEFORE -> answers(kind, 500, 0);
      case FAIL_AFTER -> answers(kind, 500, 1);
      case TOO_MANY -> answers(kind, 429, 0);
      case CUT_BEFORE -> cuts(kind, 0);
      case CUT_AFTER -> cuts(kind, 1);
      case LOG_OUT -> logsOut(kind);
      case LIE -> saysSaved(kind, 0);
      case DOUBLE -> saysSaved(kind, 2);
      case LATE -> comesLate(kind);
      case OTHER_QUANTITY -> losesTheComma(kind);
      case SHORT_REFERENCE -> cutsTheReference(kind);
      case CLOSE_WORKSHEET -> closesIt(kind);
      case WARNING -> asksAgain(kind);
      case NOTICE -> pageHas(kind, "Ihre Lizenz läuft in 14 Tagen ab", "href=\"/worksheets/558\"");
      case POPUP -> pageHas(kind, "data-alert=\"Der Drucker ist nicht erreichbar.\"");
      case OVERLAY -> pageHas(kind, "data-overlay=\"2000\" data-wait=\"Bitte warten …\"");
      case WIPED_FIELD -> pageHas(kind, "data-wipe=\"2000\"");
      case RENAMED_FIELD -> renames(kind);
      case MOVED_FIELD -> moves(kind);
      case OTHER_QUESTION -> pageHas(kind, "Trotzdem buchen?");
      case ONE_SESSION -> endsTheOthers(kind);
    }
  }

  private void waitsBefore(Kind kind) throws Exception {
    next(kind, Switch.DELAY_MAX);
    var answer = send();
    Office.await(() -> erp.faults().left().isEmpty());
    assertThat(answer).isNotDone();
    assertThat(lines()).isEmpty();
    next(kind, AT_ONCE);
    saysSaved(1);
  }

  private void waitsAfter(Kind kind) throws Exception {
    next(kind, Switch.DELAY_MAX);
    var answer = send();
    Office.await(() -> lines().size() == 1);
    Office.await(() -> erp.faults().left().isEmpty());
    assertThat(answer).isNotDone();
    next(kind, AT_ONCE);
    saysSaved(2);
  }

  private void neverDoesIt(Kind kind) {
    next(kind);
    var answer = send();
    Office.await(() -> erp.faults().left().isEmpty());
    assertThat(answer).isNotDone();
    assertThat(lines()).isEmpty();
  }

  private void neverAnswers(Kind kind) {
    next(kind);
    var answer = send();
    Office.await(() -> lines().size() == 1 && erp.faults().left().isEmpty());
    assertThat(answer).isNotDone();
  }

  private void answers(Kind kind, int status, int written) throws Exception {
    next(kind);
    assertThat(add().status()).isEqualTo(status);
    assertThat(lines()).hasSize(written);
  }

  private void cuts(Kind kind, int written) {
    next(kind);
    assertThatThrownBy(this::add).isInstanceOf(IOException.class);
    assertThat(lines()).hasSize(written);
  }

  private void logsOut(Kind kind) throws Exception {
    next(kind);
    assertThat(add().asksForLogIn()).isTrue();
    assertThat(office.get("/worksheets/558").asksForLogIn()).isTrue();
    assertThat(lines()).isEmpty();
  }

  private void saysSaved(Kind kind, int written) throws Exception {
    next(kind);
    saysSaved(written);
  }

  private void saysSaved(int written) throws Exception {
    assertThat(add().saysSaved()).isTrue();
    assertThat(lines()).hasSize(written);
  }

  private void comesLate(Kind kind) throws Exception {
    next(kind, Switch.DELAY_MAX);
    saysSaved(0);
    next(kind, AT_ONCE);
    assertThat(add().saysSaved()).isTrue();
    Office.await(() -> lines().size() == 1);
  }

  private void losesTheComma(Kind kind) throws Exception {
    saysSaved(kind, 1);
    assertThat(lines().getFirst().quantity()).isEqualByComparingTo("47");
  }

  private void cutsTheReference(Kind kind) throws Exception {
    saysSaved(kind, 1);
    assertThat(lines().getFirst().mark()).isEqualTo("OilMat:a");
  }

  private void closesIt(Kind kind) throws Exception {
    next(kind);
    assertThat(add().text()).contains("Der Auftrag ist geschlossen: 558");
    assertThat(lines()).isEmpty();
  }

  private void asksAgain(Kind kind) throws Exception {
    next(kind);
    var page = add();
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("Noch ist nichts gespeichert.", "name=\"quantity\" value=\"4,7\"");
    assertThat(lines()).isEmpty();
    next(kind);
    var confirmed = Map.of("product", "10", "quantity", "4,7", "confirmed", "yes");
    assertThat(office.post("/worksheets/558/lines", confirmed).saysSaved()).isTrue();
    assertThat(erp.faults().left()).hasSize(1);
    erp.faults().off();
  }

  private String page() throws Exception {
    return office.get("/worksheets/558").text();
  }

  private void pageHas(Kind kind, String... parts) throws Exception {
    assertThat(page()).doesNotContain(parts[0]);
    next(kind);
    assertThat(page()).contains(parts);
    assertThat(page()).doesNotContain(parts[0]);
  }

  private void renames(Kind kind) throws Exception {
    pageHas(kind, ">Anzahl</label>", "id=\"count\"");
    var renamed = Map.of("product", "10", "count", "4,7");
    assertThat(office.post("/worksheets/558/lines", renamed).saysSaved()).isTrue();
  }

  private void moves(Kind kind) throws Exception {
    assertThat(page()).containsSubsequence(">Menge<", ">Einzelpreis<");
    next(kind);
    assertThat(page()).containsSubsequence(">Einzelpreis<", ">Menge<");
  }

  private void endsTheOthers(Kind kind) throws Exception {
    try (var second = Office.loggedIn(erp.url())) {
      assertThat(office.get("/products").asksForLogIn()).isFalse();
      next(kind);
      second.logIn(DemoErp.PASSWORD);
      assertThat(second.get("/products").asksForLogIn()).isFalse();
      assertThat(office.get("/products").asksForLogIn()).isTrue();
    }
  }
}
