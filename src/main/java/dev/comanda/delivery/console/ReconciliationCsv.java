package dev.comanda.delivery.console;

import dev.comanda.delivery.integration.Integration;
import dev.comanda.json.CsvCell;
import dev.comanda.json.CsvFile;
import dev.comanda.json.CsvStyle;
import dev.comanda.location.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A reconciliation for the bookkeeper: one row a line and integration. Columns stay as they are,
 * new ones come at the end; amounts are decimals with the digits of their currency. Not
 * thread-safe.
 */
final class ReconciliationCsv {
  /** Spreadsheets take a file without it for their own old encoding. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final List<String> COLUMNS =
      List.of(
          "date",
          "integration",
          "integration_name",
          "order_number",
          "line_no",
          "product",
          "unit",
          "product_number",
          "document",
          "ordered_quantity",
          "ordered_amount",
          "delivered_quantity",
          "delivered_amount",
          "read_back_quantity",
          "read_back_amount",
          "difference_amount",
          "currency",
          "why",
          "text",
          "state",
          "voided_on",
          "changed_at",
          "mark",
          "order_id",
          "delivery_id");

  private final CsvStyle style;
  private final String date;
  private final Map<UUID, Integration> all;
  private final CsvFile.Growing file;
  private int lines;

  /**
   * Without a line yet.
   *
   * @param by each integration that its lines name
   */
  ReconciliationCsv(CsvStyle style, LocalDate date, List<Integration> by) {
    this.style = style;
    this.date = date.toString();
    all = by.stream().collect(Collectors.toMap(Integration::id, Function.identity()));
    file = new CsvFile.Growing(style, BYTE_ORDER_MARK, COLUMNS);
  }

  void add(OrderedLine line) {
    file.add(cells(line));
    lines++;
  }

  int lines() {
    return lines;
  }

  /** The whole of it, in UTF-8; nothing more is added. */
  byte[] content() {
    return file.content();
  }

  private List<String> cells(OrderedLine line) {
    var by = Objects.requireNonNull(all.get(line.integrationId()));
    var why = line.difference();
    var cells = new ArrayList<String>();
    cells.add(date);
    cells.add(by.slug());
    cells.add(CsvCell.safe(by.workshop()));
    cells.add(Integer.toString(line.orderNumber()));
    cells.add(Integer.toString(line.lineNo()));
    cells.add(CsvCell.safe(line.product()));
    cells.add(line.unit());
    var sent = line.sent();
    cells.add(text(sent == null ? null : sent.productNumber()));
    cells.add(text(sent == null ? null : sent.document()));
    counted(cells, line.ordered());
    counted(cells, line.delivered());
    counted(cells, line.readBack());
    cells.add(amount(difference(line)));
    cells.add(line.unitPrice().currency().getCurrencyCode());
    cells.add(why == null ? "" : why.name().toLowerCase(Locale.ROOT));
    cells.add(why == null ? "" : CsvCell.safe(Reconciliation.Differs.of(line, why).text()));
    cells.add(sent == null ? "" : sent.state());
    cells.add(line.voidedOn() == null ? "" : line.voidedOn().toString());
    cells.add(sent == null ? "" : sent.changedAt().toString());
    cells.add(text(sent == null ? null : sent.mark()));
    cells.add(line.orderId().toString());
    cells.add(sent == null ? "" : sent.deliveryId().toString());
    return cells;
  }

  private static Money difference(OrderedLine line) {
    var ordered = line.ordered().amount();
    return new Money(ordered.minor() - line.readBack().amount().minor(), ordered.currency());
  }

  private void counted(List<String> cells, Counted counted) {
    cells.add(style.number(counted.quantity()));
    cells.add(amount(counted.amount()));
  }

  private String amount(Money money) {
    return style.number(money.decimal());
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : CsvCell.safe(text);
  }
}
