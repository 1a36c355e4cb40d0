package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the bistro's reconciliation of a date tells, as JSON and as a file. */
final class Reconciled {
  static final String PATH = Workbench.BISTRO + "/reconciliation";

  private final Workbench bench;

  Reconciled(Workbench bench) {
    this.bench = bench;
  }

  /** Of one integration on a date. */
  JsonNode of(JsonNode made, String date) {
    var path = PATH + "?date=" + date + "&integration=" + Bookings.id(made);
    var all = bench.evening.manager.get(path).expect(200).json().get("integrations");
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  /** Why each line differs, by its product, of one integration today. */
  List<String> why(JsonNode made) {
    var path = PATH + "?integration=" + Bookings.id(made);
    var of = bench.evening.manager.get(path).expect(200).json().at("/integrations/0");
    var why = new ArrayList<String>();
    of.get("differences").forEach(each -> why.add(each.get("why").textValue()));
    assertThat(of.get("difference_lines").intValue()).isEqualTo(why.size());
    return why;
  }

  /** The rows of the file, each by its columns. */
  List<Map<String, String>> file(JsonNode made, String date, String more) {
    var path = PATH + ".csv?date=" + date + "&integration=" + Bookings.id(made) + more;
    var answer = bench.evening.manager.get(path).expect(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    var lines = answer.text().substring(1).lines().toList();
    var columns = cells(lines.getFirst());
    var rows = new ArrayList<Map<String, String>>();
    for (var line : lines.subList(1, lines.size())) {
      var cells = cells(line);
      var row = new HashMap<String, String>();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /** Cells that may be quoted. */
  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
