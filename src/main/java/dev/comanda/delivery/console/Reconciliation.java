package dev.comanda.delivery.console;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.location.Location;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether of a business date all that was ordered was delivered to the ERPs and read back there,
 * whenever that was: as it stands by now.
 *
 * @param open whether the date is not over yet
 */
record Reconciliation(Place location, LocalDate date, boolean open, List<Of> integrations) {
  /** Differences of one integration that are told; the file has all. */
  static final int DIFFERENCES_MAX = 1_000;

  /** Where it was ordered. */
  record Place(UUID id, String slug, String name, Currency currency, ZoneId timeZone) {
    static Place of(Location at) {
      return new Place(at.id(), at.slug(), at.name(), at.currency(), at.timeZone());
    }
  }

  /** An integration. */
  record By(UUID id, String slug, String name, boolean retired) {
    static By of(Integration integration) {
      return new By(
          integration.id(), integration.slug(), integration.workshop(), integration.retired());
    }
  }

  /**
   * Of one integration.
   *
   * @param differences the first of them; without them {@code ordered} less {@code readBack} is 0
   * @param differenceLines all of them
   */
  record Of(
      @JsonUnwrapped By by,
      Counted.Sum ordered,
      Counted.Sum delivered,
      Counted.Sum readBack,
      int differenceLines,
      boolean differencesMore,
      List<Differs> differences) {}

  /** A line of which not the same was ordered, delivered and read back. */
  record Differs(
      UUID orderId,
      int orderNumber,
      int lineNo,
      UUID productId,
      String product,
      String unit,
      @Nullable UUID deliveryId,
      @Nullable String document,
      @Nullable String productNumber,
      @Nullable String mark,
      Counted ordered,
      Counted delivered,
      Counted readBack,
      Difference why,
      String text,
      @Nullable String state,
      @Nullable LocalDate voidedOn,
      @Nullable Instant changedAt) {
    static Differs of(OrderedLine line, Difference why) {
      var sent = line.sent();
      var reason = sent == null ? null : sent.reason();
      return new Differs(
          line.orderId(),
          line.orderNumber(),
          line.lineNo(),
          line.productId(),
          line.product(),
          line.unit(),
          sent == null ? null : sent.deliveryId(),
          sent == null ? null : sent.document(),
          sent == null ? null : sent.productNumber(),
          sent == null ? null : sent.mark(),
          line.ordered(),
          line.delivered(),
          line.readBack(),
          why,
          reason == null ? why.text() : reason.text(),
          sent == null ? null : sent.state(),
          line.voidedOn(),
          sent == null ? null : sent.changedAt());
    }
  }

  /** Adds up, line after line. Not thread-safe. */
  static final class Tally {
    private final Map<UUID, Sums> sums = new LinkedHashMap<>();
    private final Currency currency;

    Tally(List<Integration> integrations, Currency currency) {
      this.currency = currency;
      integrations.forEach(each -> sums.put(each.id(), new Sums(By.of(each))));
    }

    void add(OrderedLine line) {
      Objects.requireNonNull(sums.get(line.integrationId())).add(line);
    }

    /** Those that book what is ordered, and those that did. */
    List<Of> all() {
      return sums.values().stream()
          .filter(each -> !each.by.retired() || each.any)
          .map(Sums::sum)
          .toList();
    }

    private final class Sums {
      private final By by;
      private final List<Differs> differences = new ArrayList<>();
      private Counted.Sum ordered = Counted.Sum.none(currency);
      private Counted.Sum delivered = Counted.Sum.none(currency);
      private Counted.Sum readBack = Counted.Sum.none(currency);
      private int differ;
      private boolean any;

      Sums(By by) {
        this.by = by;
      }

      void add(OrderedLine line) {
        any = true;
        ordered = ordered.and(line.ordered());
        delivered = delivered.and(line.delivered());
        readBack = readBack.and(line.readBack());
        var why = line.difference();
        if (why != null) {
          differ++;
          if (differences.size() < DIFFERENCES_MAX) {
            differences.add(Differs.of(line, why));
          }
        }
      }

      Of sum() {
        boolean more = differ > differences.size();
        return new Of(by, ordered, delivered, readBack, differ, more, List.copyOf(differences));
      }
    }
  }
}
