package dev.comanda.erp.browser;

import static dev.comanda.erp.browser.Target.button;
import static dev.comanda.erp.browser.Target.field;
import static dev.comanda.erp.browser.Target.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.log.writer.Wait;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page is read as it was sent, and another one beside it, which disturbs nothing. */
class AsSentTest {
  private static final String FORM =
      """
      <form method=post action=/save><label>Note <input name=note value='as &quot;was&quot;'></label>
      <input type=hidden name=id value=7><textarea name=words>one
      two</textarea><select name=unit><option>pc<option selected value=l>litre</select>
      <input type=checkbox name=open checked><input type=checkbox name=closed><button name=b>Save</button>
      </form>
      """;
  private static final Map<String, String> SENT =
      Map.of(
          "note",
          "as \"was\"",
          "id",
          "7",
          "words",
          "one\ntwo",
          "unit",
          "l",
          "open",
          "on",
          "closed",
          "");

  private static Ground ground;

  @BeforeAll
  static void start() {
    ground = new Ground();
    ground.pages.show("/form", FORM).show("/save", "<p>Saved");
  }

  @AfterAll
  static void end() {
    ground.close();
  }

  @Test
  void what_was_typed_since_does_not_count_and_stays() throws Exception {
    ground.in(
        "/form",
        page -> {
          page.top().type(field("Note"), "Öl");
          var sent = page.asSent();
          assertThat(sent.fields()).isEqualTo(SENT);
          assertThat(page.beside(sent.address(), Wait.MAX)).isEqualTo(sent);
          assertThat(page.top().read(field("Note"))).isEqualTo("Öl");
        });
  }

  @Test
  void it_may_follow_a_submit_and_shows_nothing() throws Exception {
    ground.in(
        "/form",
        page -> {
          page.submit(page.top(), button("Save"));
          page.top().await(text("Saved"));
          var beside = page.beside(ground.pages.at("/form").toString(), Wait.MAX);
          assertThat(beside.status()).isEqualTo(200);
          assertThat(beside.field("id")).isEqualTo("7");
          page.top().await(text("Saved"));
        });
  }

  @Test
  void whoever_does_not_answer_is_waited_for_no_longer_than_was_said() throws Exception {
    var never = new CountDownLatch(1);
    ground.pages.answer(
        "/never",
        exchange -> {
          never.await();
          return FORM;
        });
    try {
      ground.in(
          "/form",
          page -> {
            var beside = page.beside(ground.pages.at("/never").toString(), Duration.ofMillis(200));
            assertThat(beside.status()).isZero();
            assertThat(beside.fields()).isEmpty();
          });
    } finally {
      never.countDown();
    }
  }
}
