package dev.comanda.erp.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.KeptEvidence;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.connector.Trouble.Kind;
import dev.comanda.erp.tryton.TrytonFront.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who signs in at a Tryton, how often, who leaves it again, and what it may refuse. */
class TrytonSignInTest {
  private static final String SIGN_IN = "common.db.login";
  private static final String SIGN_OUT = "common.db.logout";
  private static final String FIND = "model.sale.line.search_read";
  private static final Login WRONG = new Login(TrytonServer.USER, "Oelhahn-4712-Bucht");

  private static TrytonWorkshop workshop;

  private final String reference = "WS " + UUID.randomUUID();
  private final KeptEvidence evidence = new KeptEvidence();
  private final ConcurrentLinkedQueue<String> signs = new ConcurrentLinkedQueue<>();
  private int sale;
  private Connector connector;

  @BeforeAll
  static void start() {
    TrytonServer.need();
    workshop = new TrytonWorkshop();
  }

  @AfterAll
  static void end() {
    if (workshop != null) {
      workshop.close();
    }
  }

  @BeforeEach
  void begin() {
    sale = workshop.office.begin(reference);
    workshop.front.script(this::counted);
    connector =
        TrytonWorkshop.plain(Tryton.TRAITS)
            .open(workshop.front.address(), new Login(TrytonServer.USER, TrytonServer.PASSWORD));
  }

  @AfterEach
  void mend() {
    workshop.front.script(Answer::passes);
    connector.close();
    assertThat(evidence.texts())
        .noneMatch(each -> each.contains(TrytonServer.PASSWORD))
        .noneMatch(each -> each.contains(WRONG.password()));
  }

  /** Notes each sign-in, and each sign-out with what Tryton says to it. */
  private void counted(Answer answer) throws IOException, InterruptedException {
    if (answer.method().equals(SIGN_OUT)) {
      var said = answer.acts();
      signs.add("out " + said.statusCode());
      answer.says(said);
    } else {
      if (answer.method().equals(SIGN_IN)) {
        signs.add("in");
      }
      answer.passes();
    }
  }

  private Booking oil(@Nullable Login login) {
    var amount = new BigDecimal("4.7");
    return new Booking(reference, TrytonOffice.OIL, "Motoröl", amount, "l", "OilMat:12", login);
  }

  private Trouble trouble(Callable<?> call) {
    try {
      call.call();
    } catch (Trouble e) {
      return e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("no trouble");
  }

  private Trouble trouble() {
    return trouble(() -> connector.find(oil(null), evidence));
  }

  private List<Trouble> allAtOnce(int count, Login login) throws Exception {
    var together = new CyclicBarrier(count);
    var met = new ArrayList<Trouble>();
    try (var threads = Executors.newFixedThreadPool(count)) {
      var calls = new ArrayList<Future<Trouble>>();
      for (int i = 0; i < count; i++) {
        calls.add(
            threads.submit(
                () -> {
                  together.await();
                  return trouble(() -> connector.find(oil(login), evidence));
                }));
      }
      for (var each : calls) {
        met.add(each.get());
      }
    }
    return met;
  }

  @Test
  void a_wrong_password_is_tried_by_one_of_those_who_come_together() throws Exception {
    assertThat(allAtOnce(4, WRONG)).hasSize(4).allMatch(each -> each.kind() == Kind.CREDENTIALS);
    assertThat(signs).containsExactly("in");
    assertThat(connector.find(oil(null), evidence)).as("others may sign in").isEmpty();
  }

  @Test
  void a_session_is_signed_out_by_whoever_closes_the_connector() throws Exception {
    assertThat(connector.find(oil(null), evidence)).isEmpty();
    Thread.currentThread().interrupt();
    connector.close();
    assertThat(Thread.interrupted()).as("who was interrupted still is").isTrue();
    assertThat(signs).containsExactly("in", "out 200");
    assertThat(trouble().code()).isEqualTo("stopped");
    assertThat(signs).hasSize(2);
  }

  @Test
  void a_session_that_is_given_up_is_signed_out() throws Exception {
    var dead = new AtomicBoolean();
    var shut = new AtomicBoolean(true);
    workshop.front.script(
        answer -> {
          if (shut.get() && answer.method().endsWith(".get_preferences")) {
            answer.says(500, "text/html", "<h1>Internal Server Error</h1>");
          } else if (!answer.signsIn() && dead.getAndSet(false)) {
            answer.says(401, "text/plain", "");
          } else {
            counted(answer);
          }
        });
    assertThat(trouble().kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(signs).as("half signed in").containsExactly("in", "out 200");
    shut.set(false);
    assertThat(connector.find(oil(null), evidence)).isEmpty();
    dead.set(true);
    assertThat(connector.find(oil(null), evidence)).isEmpty();
    assertThat(signs).containsExactly("in", "out 200", "in", "out 200", "in");
  }

  @Test
  void who_is_interrupted_half_signed_in_leaves_a_session_that_is_signed_out_at_the_end()
      throws Exception {
    var asked = new CountDownLatch(1);
    var over = new CountDownLatch(1);
    workshop.front.script(
        answer -> {
          if (answer.method().endsWith(".get_preferences")) {
            asked.countDown();
            over.await();
          } else {
            counted(answer);
          }
        });
    try (var threads = Executors.newSingleThreadExecutor()) {
      var call = threads.submit(() -> connector.find(oil(null), evidence));
      asked.await();
      threads.shutdownNow();
      assertThatThrownBy(call::get).hasCauseInstanceOf(InterruptedException.class);
    } finally {
      over.countDown();
    }
    assertThat(signs).containsExactly("in");
    connector.close();
    assertThat(signs).containsExactly("in", "out 200");
  }

  @Test
  void only_at_the_sign_in_403_speaks_of_the_password() {
    workshop.front.script(
        answer -> {
          if (answer.signsIn()) {
            answer.passes();
          } else {
            answer.says(403, "text/html", "<h1>Forbidden</h1>");
          }
        });
    var later = trouble();
    assertThat(later.kind()).isEqualTo(Kind.REFUSED);
    assertThat(later.code()).isEqualTo("rights_missing");
    workshop.front.script(answer -> answer.says(403, "text/html", "<h1>Forbidden</h1>"));
    var first = trouble(() -> connector.find(oil(WRONG), evidence));
    assertThat(first.kind()).isEqualTo(Kind.CREDENTIALS);
  }

  @Test
  void a_page_of_lines_that_is_too_long_is_read_in_smaller_ones() throws Exception {
    workshop.office.fill(sale, 70);
    connector.create(oil(null), evidence);
    workshop.front.script(answer -> longer(answer, 10));
    assertThat(connector.find(oil(null), evidence)).hasSize(1);
    workshop.front.script(answer -> longer(answer, 0));
    var trouble = trouble();
    assertThat(trouble.kind()).isEqualTo(Kind.REFUSED);
    assertThat(trouble.code()).isEqualTo("answer_too_long");
    assertThat(trouble.text()).contains("sale.line.search_read");
  }

  /** As if lines said more than they do: more than so many are more than is read. */
  private static void longer(Answer answer, int lines) throws IOException, InterruptedException {
    if (!answer.method().equals(FIND)) {
      answer.passes();
      return;
    }
    var said = answer.acts();
    int told = said.body().split("_timestamp", -1).length - 1;
    var body = told > lines ? said.body() + " ".repeat(300_000) : said.body();
    answer.says(said.statusCode(), "application/json", body);
  }

  @Test
  void of_a_password_in_the_words_of_a_refusal_no_part_is_left() {
    workshop.front.script(
        answer -> {
          if (answer.signsIn()) {
            answer.passes();
          } else {
            var words = "x".repeat(295) + TrytonServer.PASSWORD;
            var said = answer.acts().body();
            answer.says(
                200,
                "application/json",
                said.replaceFirst(
                    "\"result\".*", "\"error\":[\"UserError\",[\"" + words + "\"]]}"));
          }
        });
    var trouble = trouble();
    assertThat(trouble.code()).isEqualTo("refused");
    assertThat(trouble.text()).endsWith("x*****");
  }
}
