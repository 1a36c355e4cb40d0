package dev.comanda.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FaultsTest {
  @Test
  void every_fault_is_named_at_once() {
    var faults = new Faults();
    faults.check(() -> Faults.required("/name", null));
    faults.check(() -> Faults.required("/sku", "A1"));
    faults.add("/price", "out_of_bounds", "Too much.");
    assertThatThrownBy(faults::refuse)
        .isInstanceOfSatisfying(
            Refused.class,
            e ->
                assertThat(e.faults())
                    .extracting(Refused.Fault::pointer)
                    .containsExactly("/name", "/price"));
  }

  @Test
  void without_a_fault_the_values_may_be_taken() {
    var faults = new Faults();
    var sku = faults.check(() -> Faults.required("/sku", "A1"));
    faults.refuse();
    assertThat(sku.get()).isEqualTo("A1");
  }

  @Test
  void another_refusal_is_no_fault_of_a_field() {
    var faults = new Faults();
    assertThatThrownBy(
            () ->
                faults.check(
                    () -> {
                      throw new Refused(Code.NOT_FOUND, "No.");
                    }))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_FOUND));
  }

  @Test
  void an_absent_field_keeps_its_value_if_it_has_one() {
    var faults = new Faults();
    var kept = faults.change(null, "before", sent -> Faults.required("/name", sent));
    var sent = faults.change("after", "before", s -> Faults.required("/name", s));
    faults.refuse();
    assertThat(kept.get()).isEqualTo("before");
    assertThat(sent.get()).isEqualTo("after");
    faults.change(null, (String) null, s -> Faults.required("/name", s));
    assertThatThrownBy(faults::refuse).isInstanceOf(Refused.class);
  }
}
