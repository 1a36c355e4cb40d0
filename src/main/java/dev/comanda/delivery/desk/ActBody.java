package dev.comanda.delivery.desk;

import dev.comanda.delivery.course.Act;
import dev.comanda.delivery.course.Aim;
import dev.comanda.delivery.queue.ActOn;
import dev.comanda.delivery.queue.Delivery;
import dev.comanda.json.Text;
import dev.comanda.location.Quantity;
import dev.comanda.order.Order;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import dev.comanda.session.Spot;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a person wants of a delivery, as clients send it. */
final class ActBody {
  /** Characters of a product's number. */
  private static final int NUMBER_CHARS_MAX = 60;

  private ActBody() {}

  /** Whether its line stands in the ERP, and how one knows. */
  record Resolution(@Nullable Boolean booked, @Nullable String reason) {
    /**
     * What it means of a delivery where somebody says so.
     *
     * @throws Refused naming every field that is not acceptable
     */
    Function<Delivery, ActOn.Wanted> wanted(String who) {
      var faults = new Faults();
      var said = faults.check(() -> Faults.required("/booked", booked));
      var why = faults.check(() -> Text.line("/reason", reason, Order.NOTE_CHARS_MAX));
      faults.refuse();
      return of -> new ActOn.Wanted(resolve(of, said.get(), who, why.get()), of.what());
    }
  }

  /** What takes a line back is done where it stands there no more. */
  private static Act resolve(Delivery of, boolean booked, String who, String why) {
    return new Act.Resolve(booked == (of.aim() == Aim.BOOK), who, why);
  }

  /** What is to be booked instead; what is absent stays. */
  record Edit(
      @Nullable String document, @Nullable String productNumber, @Nullable BigDecimal quantity) {
    /**
     * What it means for a delivery.
     *
     * @throws Refused naming every field that is not acceptable
     */
    Function<Delivery, ActOn.Wanted> wanted() {
      if (document == null && productNumber == null && quantity == null) {
        throw Refused.field("", "required", "Say what is to be booked instead.");
      }
      var faults = new Faults();
      var on = faults.check(() -> line("/document", document, Spot.DOCUMENT_CHARS_MAX));
      var of = faults.check(() -> line("/product_number", productNumber, NUMBER_CHARS_MAX));
      var much =
          faults.check(
              () -> Optional.ofNullable(quantity).map(sent -> Quantity.parse("/quantity", sent)));
      faults.refuse();
      return before -> edit(before, on.get(), of.get(), much.get());
    }

    private static Optional<String> line(String pointer, @Nullable String sent, int charsMax) {
      return Optional.ofNullable(sent).map(text -> Text.line(pointer, text, charsMax));
    }

    private static ActOn.Wanted edit(
        Delivery before, Optional<String> on, Optional<String> of, Optional<Quantity> much) {
      var into = before.what().but(on.orElse(null), of.orElse(null), much.orElse(null));
      boolean moved = !Objects.equals(into.document(), before.what().document());
      return new ActOn.Wanted(new Act.Edit(into.item(), moved), into);
    }
  }
}
