package dev.comanda.preparation.match;

import static dev.comanda.preparation.match.Bar.forCustomer;
import static dev.comanda.preparation.match.Bar.makes;
import static dev.comanda.preparation.match.Bar.notFor;
import static dev.comanda.preparation.match.Bar.pattern;
import static dev.comanda.preparation.match.Bar.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker may say of what it works on. */
class FilterTextsTest {
  @Test
  void who_says_nothing_works_on_everything() {
    assertThat(texts(null, null, null).filter("/")).isEqualTo(WorkFilter.ALL);
    assertThat(new FilterTexts(List.of(), " ", "", "", List.of()).filter("/"))
        .isEqualTo(WorkFilter.ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Weißer Tee", "  weisser  tee ", "WEISSER TEE"})
  void names_are_compared_as_everywhere(String typed) {
    assertThat(fits(makes(typed), "Weißer Tee")).isTrue();
    assertThat(fits(makes("Tee"), "Weißer Tee")).isFalse();
    var ticket = forCustomer(ticket(1, "Cola", 1), "Weißer Tee");
    assertThat(notFor(typed).refuses(ticket, LocalTime.NOON)).contains(WhyNot.CUSTOMER_EXCLUDED);
    assertThat(notFor(typed).refuses(ticket(1, "Cola", 1), LocalTime.NOON)).isEmpty();
  }

  @Test
  void a_product_may_be_named_by_its_id() {
    var ticket = ticket(1, "Mojito", 1);
    var id = ticket.products().getFirst().id();
    assertThat(makes(id).refuses(ticket, LocalTime.NOON)).isEmpty();
    assertThat(makes(id).refuses(ticket(2, "Cola", 1), LocalTime.NOON)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "gin, Gin Tonic, true",
    "gin, Pink GIN, true",
    "Gin, Pink gin, false",
    "^gin, Pink Gin, false",
    "(?:gin|rum).*fizz$, Rum Fizz, true",
    "weiß, Weißer Tee, true",
    "\\Stonic, Gin Tonic, false",
    "\\bto, Gin Tonic, true",
    "^[^g], Gin Tonic, false",
    "crème \\w+, Crème brûlée, true",
  })
  void a_pattern_is_found_anywhere_in_the_name(String pattern, String name, boolean fits) {
    assertThat(fits(pattern(pattern), name)).isEqualTo(fits);
  }

  @Test
  void items_and_a_pattern_must_both_fit() {
    var both = new FilterTexts(List.of("Gin Tonic", "Cola"), "gin", null, null, null).filter("/");
    assertThat(fits(both, "Gin Tonic")).isTrue();
    assertThat(fits(both, "Cola")).isFalse();
    assertThat(fits(both, "Gin Fizz")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "a**",
        "[z-a]",
        "\\",
        "(?=a)",
        "(a)\\1",
        "(?<!a)b",
        "x{2000}",
        "(?i)gin",
        "(?si:gin)",
        "(?s-i)gin",
        "\\\\(?i)",
      })
  void what_is_no_pattern_here_is_refused(String pattern) {
    assertThat(refusal(texts(pattern, null, null)).pointer()).isEqualTo("/pattern");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((x{100}){100}){100}",
        "(x{1,50}){3}",
        "((((x{9}){9}){9}){9}){9}",
        "x{101}",
        "(gin|rum|tonic|soda|mojito|caipirinha|daiquiri){99}",
      })
  void a_pattern_that_repeats_too_much_is_refused(String pattern) {
    assertThat(refusal(texts(pattern, null, null)).code()).isEqualTo("too_large");
  }

  @Test
  @Timeout(10)
  void no_pattern_takes_long() {
    for (var pattern : List.of("(a*)*b", "(a|aa)+$", "(.*)*(.*)*(.*)*x", "(|a|){90}(|a){1}b")) {
      var name = "a".repeat(2000);
      var started = System.nanoTime();
      assertThat(fits(pattern(pattern), name)).isEqualTo(pattern.endsWith("$"));
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void every_field_that_is_wrong_is_named_at_once() {
    var wrong =
        new FilterTexts(
            Collections.nCopies(501, "Cola"), "a".repeat(201), "24:00", "9:00", List.of(" "));
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> wrong.filter("query:"))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(Code.INVALID))
        .satisfies(
            refused ->
                assertThat(refused.faults())
                    .extracting(fault -> fault.pointer() + " " + fault.code())
                    .containsExactly(
                        "query:items too_many",
                        "query:pattern too_long",
                        "query:from time",
                        "query:to time",
                        "query:exclude required"));
  }

  @Test
  void one_end_of_the_hours_alone_is_midnight_at_the_other() {
    var evening = texts(null, "18:00", null).filter("/");
    assertThat(evening).isEqualTo(texts(null, "18:00", "00:00").filter("/"));
    assertThat(evening.refuses(ticket(1, "Cola", 1), LocalTime.of(23, 59, 59))).isEmpty();
    assertThat(evening.refuses(ticket(1, "Cola", 1), LocalTime.MIDNIGHT)).isPresent();
  }

  private static FilterTexts texts(
      @Nullable String pattern, @Nullable String from, @Nullable String to) {
    return new FilterTexts(null, pattern, from, to, null);
  }

  private static boolean fits(WorkFilter filter, String name) {
    return filter.refuses(ticket(1, name, 1), LocalTime.NOON).isEmpty();
  }

  private static Refused.Fault refusal(FilterTexts texts) {
    try {
      texts.filter("/");
    } catch (Refused e) {
      return e.faults().getFirst();
    }
    throw new AssertionError("was taken");
  }
}
