package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Spots that are made in a row. */
class SpotRowTest {
  @AutoClose private final Evening evening = new Evening(Clock.systemUTC());

  @Test
  void spots_in_a_row_are_made_all_or_none_and_nothing_twice() {
    var path = "/api/locations/bar/spots";
    var there = evening.manager.post(path, Map.of("name", "Row 2")).expect(201).json();
    var names = Map.of("names", List.of("Row 1", " ROW\u00A02", "Row 3", "row 3"));
    var made = evening.manager.post(path + "/row", names).expect(200).json();
    assertThat(made.get("made").findValuesAsText("name")).containsExactly("Row 1", "Row 3");
    assertThat(made.get("present")).containsExactly(there);
    var all = evening.manager.get(path).expect(200).json().get("data").findValuesAsText("name");
    assertThat(all).endsWith("Row 2", "Row 1", "Row 3");

    var again = evening.manager.post(path + "/row", names).expect(200).json();
    assertThat(again.get("made")).isEmpty();
    assertThat(again.get("present")).hasSize(3);
    var lines = evening.manager.get("/api/audit?action=spots.created").expect(200).json();
    assertThat(lines.get("data")).hasSize(1);

    var wrong = Map.of("names", List.of("Row 4", "", "x".repeat(61)));
    var faults = evening.manager.post(path + "/row", wrong).expect(400, "invalid").json();
    assertThat(faults.get("errors").findValuesAsText("pointer"))
        .containsExactly("/names/1", "/names/2");
    for (int count : List.of(0, 101)) {
      var many = Map.of("names", IntStream.range(0, count).mapToObj(i -> "Many " + i).toList());
      evening.manager.post(path + "/row", many).expect(400, "invalid");
    }
    evening.waiter.post(path + "/row", names).expect(403, "forbidden");
    assertThat(evening.manager.get(path).json().get("data").findValuesAsText("name"))
        .isEqualTo(all);
    var one = Map.of("name", "Row 5-7");
    var named = evening.manager.post(path, one).expect(201).json();
    assertThat(named.get("name").textValue()).isEqualTo("Row 5-7");
  }
}
