package dev.comanda.report;

import dev.comanda.json.CsvCell;
import dev.comanda.json.CsvFile;
import dev.comanda.json.CsvStyle;
import dev.comanda.location.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reports as CSV. Columns stay as they are, new ones come at the end; amounts are decimals with the
 * digits of their currency. Pure.
 */
record Csv(CsvStyle style) {
  /** Spreadsheets take a file without it for their own old encoding. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  String of(ProductReport report) {
    return write(
        List.of(
            "product_name",
            "total_quantity",
            "total_price",
            "currency",
            "product_id",
            "sku",
            "category",
            "unit"),
        report.products(),
        each ->
            List.of(
                CsvCell.safe(each.name()),
                style.number(each.quantity()),
                amount(each.revenue()),
                currency(each.revenue()),
                each.productId() == null ? "" : each.productId().toString(),
                textOrNone(each.sku()),
                textOrNone(each.category()),
                textOrNone(each.unit())));
  }

  String of(SummaryReport report) {
    return write(
        figured("date"), report.days(), each -> figured(each.figures(), each.date().toString()));
  }

  String of(StaffReport report) {
    return write(
        figured("staff_id", "name", "source"),
        report.staff(),
        each ->
            figured(
                each.figures(),
                each.staffId() == null ? "" : each.staffId().toString(),
                textOrNone(each.name()),
                each.source()));
  }

  String of(HourReport report) {
    return write(
        figured("weekday", "hour"),
        report.cells(),
        each ->
            figured(
                each.figures(), Integer.toString(each.weekday()), Integer.toString(each.hour())));
  }

  String of(PreparationReport report) {
    var columns = new ArrayList<String>();
    columns.addAll(
        switch (report.by()) {
          case STATION -> List.of("station_id", "station");
          case PRODUCT -> List.of("product_id", "product");
          case HOUR -> List.of("hour");
        });
    columns.addAll(
        List.of(
            "tickets",
            "in_hand_median_minutes",
            "in_hand_nine_of_ten_minutes",
            "from_order_median_minutes",
            "from_order_nine_of_ten_minutes",
            "promised",
            "kept",
            "kept_share",
            "in_hand_tickets",
            "from_order_tickets"));
    return write(columns, report.rows(), this::made);
  }

  private List<String> made(PreparationReport.Row row) {
    var cells = new ArrayList<String>();
    if (row.hour() == null) {
      cells.add(row.id() == null ? "" : row.id().toString());
      cells.add(textOrNone(row.name()));
    } else {
      cells.add(Integer.toString(row.hour()));
    }
    var made = row.made();
    cells.add(Long.toString(made.tickets()));
    cells.addAll(minutes(made.inHand()));
    cells.addAll(minutes(made.fromOrder()));
    cells.add(Long.toString(made.promised()));
    cells.add(Long.toString(made.kept()));
    cells.add(made.keptShare() == null ? "" : style.number(made.keptShare()));
    cells.add(Long.toString(tickets(made.inHand())));
    cells.add(Long.toString(tickets(made.fromOrder())));
    return cells;
  }

  private static long tickets(Made.@Nullable Minutes minutes) {
    return minutes == null ? 0 : minutes.tickets();
  }

  private List<String> minutes(Made.@Nullable Minutes minutes) {
    return minutes == null
        ? List.of("", "")
        : List.of(style.number(minutes.median()), style.number(minutes.nineOfTen()));
  }

  private static List<String> figured(String... columns) {
    var all = new ArrayList<>(List.of(columns));
    all.addAll(List.of("orders", "revenue", "average", "currency"));
    return all;
  }

  private List<String> figured(Figures figures, String... cells) {
    var all = new ArrayList<>(List.of(cells));
    all.add(Long.toString(figures.orders()));
    all.add(amount(figures.revenue()));
    all.add(amountOrNone(figures.average()));
    all.add(currency(figures.revenue()));
    return all;
  }

  private static String textOrNone(@Nullable String text) {
    return text == null ? "" : CsvCell.safe(text);
  }

  private String amountOrNone(@Nullable Money money) {
    return money == null ? "" : amount(money);
  }

  private String amount(Money money) {
    return style.number(money.decimal());
  }

  private static String currency(Money money) {
    return money.currency().getCurrencyCode();
  }

  private <T> String write(List<String> columns, List<T> rows, Function<T, List<String>> cells) {
    return BYTE_ORDER_MARK + CsvFile.of(style, columns, rows, cells);
  }
}
