package dev.comanda.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with the fields of one request, so that the client hears of all of it at
 * once. Not thread-safe.
 *
 * <pre>{@code
 * var faults = new Faults();
 * var name = faults.check(() -> Text.line("/name", body.name(), 100));
 * var sku = faults.check(() -> Text.line("/sku", body.sku(), 60));
 * faults.refuse();
 * return new Product(name.get(), sku.get());
 * }</pre>
 */
public final class Faults {
  private final List<Refused.Fault> faults = new ArrayList<>();

  /**
   * Runs a check of one field. What it returns may be taken from the supplier once {@link #refuse}
   * has passed.
   */
  public <T> Supplier<T> check(Supplier<T> check) {
    try {
      var value = check.get();
      return () -> value;
    } catch (Refused e) {
      if (e.code() != Code.INVALID) {
        throw e;
      }
      faults.addAll(e.faults());
      return () -> {
        throw new IllegalStateException("taken before refuse()");
      };
    }
  }

  /**
   * A field of a change: absent it keeps its value, if it has one; otherwise it is checked like one
   * of a new thing.
   *
   * @param kept the value before, or null when the thing is new
   */
  public <S, T> Supplier<T> change(
      @Nullable S sent, @Nullable T kept, Function<@Nullable S, T> check) {
    return sent == null && kept != null ? () -> kept : check(() -> check.apply(sent));
  }

  /** Names one fault. */
  public void add(String pointer, String faultCode, String detail) {
    faults.add(new Refused.Fault(pointer, faultCode, detail));
  }

  /**
   * Passes when no fault was found.
   *
   * @throws Refused {@link Code#INVALID} naming every fault
   */
  public void refuse() {
    if (!faults.isEmpty()) {
      throw Refused.fields(faults);
    }
  }

  /**
   * A field that must be there.
   *
   * @throws Refused {@link Code#INVALID} with the fault {@code required}
   */
  public static <T> T required(String pointer, @Nullable T value) {
    if (value == null) {
      throw Refused.field(pointer, "required", "This field is required.");
    }
    return value;
  }
}
