package dev.comanda.erp.browser;

import static dev.comanda.erp.browser.Target.button;
import static dev.comanda.erp.browser.Target.field;
import static dev.comanda.erp.browser.Target.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.connector.Trouble.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that go on working by themselves are left alone until they have settled. */
class SettlingTest {
  private static final Settling SETTLING = new Settling(Duration.ofMillis(300), List.of("/news"));

  /** What hangs is told sooner than in earnest. */
  private static final Limits LIMITS =
      new Limits(
          Ground.LIMITS.start(),
          Ground.LIMITS.command(),
          Duration.ofSeconds(4),
          Duration.ofSeconds(2),
          Ground.LIMITS.end(),
          1000,
          4L << 30,
          8);

  private static final String FORM =
      "<form method=post action=/save><label>Note <input id=n name=note></label>"
          + "<button>Save</button></form>";

  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private static Ground plain;
  private static Ground restless;

  @BeforeAll
  static void start() {
    plain = new Ground(LIMITS);
    restless = new Ground(LIMITS, TestSite.restless(SETTLING));
    for (var ground : List.of(plain, restless)) {
      ground.pages.show("/save", "<p>Saved").answer("/late", exchange -> later());
      ground.pages.answer("/news", exchange -> never()).answer("/hangs", exchange -> never());
    }
  }

  @AfterAll
  static void end() {
    NEVER.countDown();
    plain.close();
    restless.close();
  }

  @BeforeEach
  void nothingPosted() {
    restless.pages.posts().clear();
  }

  private static String later() {
    LockSupport.parkNanos(Duration.ofMillis(1_500).toNanos());
    return "";
  }

  private static String never() throws InterruptedException {
    NEVER.await();
    return "";
  }

  private static void save(Page page) throws Trouble, InterruptedException {
    page.top().type(field("Note"), "no ice");
    page.submit(page.top(), button("Save"));
    page.top().await(text("Saved"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const x = new XMLHttpRequest(); x.open('GET', '/late'); x.onload = wipe; x.send();",
        "fetch('/late').then(wipe);",
        "const x = new XMLHttpRequest(); x.open('GET', '/late'); x.onload = () =>"
            + " fetch('/late').then(wipe); x.send();",
        "document.body.animate([{opacity: 0.5}, {opacity: 1}], 1500).onfinish = wipe;",
        "const x = new XMLHttpRequest(); x.open('GET', '/late'); x.onload = () =>"
            + " setTimeout(wipe, 150); x.send();",
        "addEventListener('load', () => setTimeout(() => { const end = performance.now() + 1500;"
            + " while (performance.now() < end); setTimeout(wipe, 150) }));"
      })
  void what_is_typed_waits_until_the_page_wipes_no_more(String working) throws Exception {
    var html = FORM + "<script>const wipe = () => { n.value = '' };" + working + "</script>";
    var path = "/wipes" + Integer.toHexString(html.hashCode());
    restless.pages.show(path, html);
    restless.in(path, SettlingTest::save);
    assertThat(restless.pages.posts()).containsExactly("/save note=no ice");
  }

  @Test
  void whoever_does_not_wait_is_wiped_and_sends_nothing() {
    plain.pages.show(
        "/late-wipe",
        FORM
            + "<p id=p></p><script>fetch('/late').then(() =>"
            + " { n.value = ''; p.textContent = 'Wiped' })</script>");
    var trouble =
        plain.trouble(
            "/late-wipe",
            page -> {
              page.top().type(field("Note"), "no ice");
              page.top().await(text("Wiped"));
              page.submit(page.top(), button("Save"));
            });
    assertThat(trouble.kind()).isEqualTo(Kind.PAGE_UNKNOWN);
    assertThat(trouble.text()).contains("\"\" is there");
    assertThat(plain.pages.posts()).isEmpty();
  }

  @Test
  void what_a_field_asks_for_is_waited_for_before_the_next() throws Exception {
    restless.pages.show(
        "/asks",
        "<form method=post action=/save><label>Code <input name=code onchange=\"fetch('/late')"
            + ".then(() => { n.value = 'found' })\"></label><label>Note <input id=n name=note>"
            + "</label><button>Save</button></form>");
    restless.in(
        "/asks",
        page -> {
          page.top().type(field("Code"), "10");
          page.top().type(field("Note"), "no ice");
          page.submit(page.top(), button("Save"));
          page.top().await(text("Saved"));
        });
    assertThat(restless.pages.posts()).containsExactly("/save code=10&note=no ice");
  }

  @Test
  void a_field_that_gives_way_to_another_once_it_is_entered_takes_the_number() throws Exception {
    restless.pages.show(
        "/two",
        "<label for=q>Amount</label><input id=q><input id=k type=number step=any hidden><script>"
            + "q.onfocus = () => { const t = document.querySelector('#q'); t.removeAttribute('id');"
            + " t.hidden = true; k.hidden = false; k.id = 'q'; setTimeout(() =>"
            + " document.querySelector('#q').focus()) }; const k = document.querySelector('#k');"
            + " k.onblur = () => { const t = document.querySelector('input:not([type])');"
            + " k.id = 'k'; t.id = 'q'; t.hidden = false; k.hidden = true;"
            + " t.value = Number(k.value).toFixed(3) }</script>");
    restless.in(
        "/two",
        page -> {
          page.top().typeNumber(field("Amount"), new BigDecimal("4.7"), NumberForm.POINT);
          assertThat(page.top().read(field("Amount"))).isEqualTo("4.700");
        });
  }

  @Test
  void a_request_that_only_listens_is_not_waited_for() throws Exception {
    restless.pages.show("/hears", FORM + "<script>fetch('/news')</script>");
    restless.in("/hears", SettlingTest::save);
    assertThat(restless.pages.posts()).hasSize(1);
  }

  @Test
  void a_decoration_that_never_stands_still_is_not_waited_for() throws Exception {
    restless.pages.show(
        "/turns",
        FORM
            + "<i>*</i><script>document.querySelector('i').animate("
            + "[{opacity: 0.5}, {opacity: 1}], {duration: 500, iterations: Infinity})</script>");
    restless.in("/turns", SettlingTest::save);
  }

  @Test
  void a_request_that_is_never_answered_is_said_and_nothing_was_sent() {
    restless.pages.show("/waits", FORM + "<script>fetch('/hangs?key=secret')</script>");
    var trouble = restless.trouble("/waits", SettlingTest::save);
    assertThat(trouble.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(trouble.code()).isEqualTo("page_slow");
    assertThat(trouble.text()).contains("/hangs").doesNotContain("secret");
    assertThat(restless.pages.posts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "429, BUSY",
    "500, UNREACHABLE",
    "503, UNREACHABLE",
    "0, UNREACHABLE",
    "404, PAGE_UNKNOWN"
  })
  void how_its_requests_were_answered_says_why_something_is_missing(int status, Kind kind) {
    var path = "/fails" + status;
    restless.pages.answer(
        "/status" + status,
        exchange -> {
          if (status > 0) {
            exchange.sendResponseHeaders(status, -1);
          }
          throw new IOException("that was all");
        });
    restless.pages.show(path, "<script>fetch('/status" + status + "').catch(() => {})</script>");
    var trouble = restless.trouble(path, page -> page.top().await(text("Never")));
    assertThat(trouble.kind()).isEqualTo(kind);
    assertThat(trouble.retryAfter().isPresent()).isEqualTo(kind == Kind.BUSY);
  }
}
