package dev.comanda.catalog.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.DemoApp;
import dev.comanda.http.Client;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file at fault is refused by row and column, and nothing of it is imported. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadImportTest {
  /** A name of more than a hundred characters. */
  private static final String TOO_LONG =
      "Skewer of the day "
          + "with everything that the kitchen has left over at the end of a long evening "
          + "and something for everybody else";

  private static final String BISTRO = "/api/locations/bistro";
  private static final String IMPORT = BISTRO + "/catalog/import";
  private static final String EXPORT = BISTRO + "/catalog/export";
  private static final String HEADER =
      "sku,category,name_en,name_de,price,tax_class,allergens,modifiers\n";

  @AutoClose private final DemoApp demo = new DemoApp();
  private final Client manager = demo.as("manager");
  private final Client upload = manager.with("Content-Type", "text/csv");

  private long events() {
    var page = manager.get(BISTRO + "/events?limit=1000").expect(200).json();
    return page.get("data").size();
  }

  private static void faulty(Client.Answer answer, String pointer) {
    assertThat(answer.expect(400, "invalid").json().get("errors").findValuesAsText("pointer"))
        .contains(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x,Starters,X,,-1,reduced,,|/3/price",
        "x,Starters,X,,1.234,reduced,,|/3/price",
        "x,Starters,X,,1e9,reduced,,|/3/price",
        "x,Starters,X,,999999999999,reduced,,|/3/price",
        "x,Starters,X,,,reduced,,|/3/price",
        "x,Starters,,,1,reduced,,|/3/name_en",
        "x,,X,,1,reduced,,|/3/category",
        "x,Starters,X,,1,luxury,,|/3/tax_class",
        "x,Starters,X,,1,,,|/3/tax_class",
        "x,Starters,X,,1,reduced,poison,|/3/allergens",
        "x,Starters,X,,1,reduced,milk milk,|/3/allergens",
        "x,Starters,X,,1,reduced,,none|/3/modifiers",
        ",Starters,,,1,reduced,,|/3/name_en",
        "101,Starters,X,,1,reduced,,|/3/sku",
        "x,Starters," + TOO_LONG + ",,1,reduced,,|/3/name_en",
        "x,Starters,X,,1,reduced,,,y|/3",
      })
  void a_bad_row_names_row_and_column_and_nothing_is_imported(String row, String pointer) {
    var before = events();
    var csv = HEADER + "101,Starters,Soup,Suppe,1.00,reduced,,\n" + row + "\n";
    for (var path : List.of(IMPORT + "?preview=true", IMPORT)) {
      faulty(upload.post(path, csv), pointer);
    }
    assertThat(events()).isEqualTo(before);
  }

  @Test
  void a_file_that_is_none_is_refused() {
    faulty(upload.post(IMPORT, ""), "");
    faulty(upload.post(IMPORT, "\n\n"), "");
    faulty(upload.post(IMPORT, HEADER), "");
    faulty(upload.post(IMPORT, "sku,colour\n1,red\n"), "/1/colour");
    faulty(upload.post(IMPORT, "sku,price,price\n1,1,1\n"), "/1/price");
    faulty(upload.post(IMPORT, "price\n1\n"), "/1/sku");
    faulty(upload.post(IMPORT, "sku,price\n101,1\n101,2\n"), "/3/sku");
    faulty(upload.post(IMPORT + "?preview=maybe", HEADER), "query:preview");
    faulty(upload.post(IMPORT, "sku\n" + "1\n".repeat(20_001)), "");
    var klingon = manager.with("Content-Type", "text/csv; charset=x-klingon");
    assertThat(klingon.post(IMPORT, HEADER).expect(400, "invalid").text()).contains("x-klingon");
    manager.with("Content-Type", "text/csv;charset=UTF-8").post(IMPORT, HEADER).expect(400);
    upload.post(IMPORT, "x".repeat(Imports.BYTES_MAX + 1)).expect(413, "too_large");
    manager.post(IMPORT, "{}").expect(415, "unsupported_media_type");
    demo.as("waiter").with("Content-Type", "text/csv").post(IMPORT, HEADER).expect(403);
    demo.as("kitchen").get(EXPORT).expect(403, "forbidden");
  }
}
