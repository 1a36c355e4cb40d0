package dev.comanda.delivery.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.json.Json;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A password is in no text that is kept, however it is written there. */
class MaskTest {
  private static final String PASSWORD = "öl & \"Rad\" <1+1>";
  private static final Login LOGIN = new Login("benny", PASSWORD);
  private static final Mask MASK = Mask.NONE.and(LOGIN);

  @Test
  void in_whatever_form_it_is_sent_or_shown() {
    var bytes = PASSWORD.getBytes(UTF_8);
    for (var form :
        List.of(
            PASSWORD,
            URLEncoder.encode(PASSWORD, UTF_8),
            "%c3%b6l+%26+%22Rad%22+%3c1%2b1%3e",
            Json.text(Map.of("password", PASSWORD)),
            "{\"password\": \"\\u00f6l & \\\"Rad\\\" <1+1>\"}",
            "<input value=\"öl &amp; &quot;Rad&quot; &lt;1+1&gt;\">",
            "Basic " + Base64.getEncoder().encodeToString(("benny:" + PASSWORD).getBytes(UTF_8)),
            Base64.getEncoder().encodeToString(bytes),
            HexFormat.of().formatHex(bytes))) {
      var masked = MASK.over("before " + form + " after");
      assertThat(masked).startsWith("before ").endsWith(" after").contains("********");
      assertThat(masked).doesNotContainIgnoringCase("rad").doesNotContain("1+1");
    }
    assertThat(MASK.over("benny was here")).isEqualTo("benny was here");
    assertThat(Mask.NONE.and(null).and(new Login("a", " ")).over("a b")).isEqualTo("a b");
  }

  @Test
  void one_that_is_in_another_leaves_nothing_of_that() {
    var both = Mask.NONE.and(new Login("a", "oil")).and(new Login("b", "motor-oil-4711"));
    assertThat(both.over("it is motor-oil-4711 or oil.")).isEqualTo("it is ******** or ********.");
  }

  @Test
  void what_we_write_ourselves_keeps_its_numbers() {
    var both = Mask.NONE.and(new Login("a", "10")).and(new Login("b", "4711"));
    assertThat(both.overOurs("2 of product 10 on 4711")).isEqualTo("2 of product 10 on ********");
  }

  @Test
  void nor_in_what_went_wrong() {
    var wait = Duration.ofSeconds(3);
    var said = new Trouble(Trouble.Kind.BUSY, "busy", "not now, " + PASSWORD, wait);
    var masked = MASK.over(said);
    assertThat(masked.text()).isEqualTo("not now, ********");
    assertThat(masked.kind()).isEqualTo(Trouble.Kind.BUSY);
    assertThat(masked.retryAfter()).contains(wait);
    var other = new Trouble(Trouble.Kind.REFUSED, "document_closed", "It is closed.");
    assertThat(MASK.over(other)).isSameAs(other);
  }
}
