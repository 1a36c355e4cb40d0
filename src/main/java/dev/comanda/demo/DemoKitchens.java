package dev.comanda.demo;

import dev.comanda.catalog.CategoryRows;
import dev.comanda.catalog.prepared.Routing;
import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.location.Location;
import dev.comanda.location.Locations;
import dev.comanda.preparation.Station;
import dev.comanda.preparation.Stations;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The stations of the demonstration, and what goes where. */
public final class DemoKitchens {
  private static final String FILE = "kitchens.json";

  private final Database database;

  /** A kitchen of the file; categories are named in English. */
  record Kitchen(String place, List<Post> stations, List<String> handedOut) {}

  /** A station of the file. */
  record Post(String name, Station.Kind kind, int minutes, List<String> categories) {}

  /** Kitchens in a database. */
  public DemoKitchens(Database database) {
    this.database = database;
  }

  /** Gives the demonstration's places their stations, but those that have any. */
  public void prepare() {
    var kitchens = Json.own(SamplePlace.text(FILE), Kitchen[].class);
    database.write(
        tx -> {
          for (var kitchen : kitchens) {
            var at = Locations.bySlug(tx, kitchen.place()).orElseThrow();
            if (!Stations.any(tx, at)) {
              furnish(tx, Locations.one(tx, at), kitchen);
            }
          }
          return kitchens.length;
        });
  }

  private static void furnish(Tx tx, Location at, Kitchen kitchen) throws SQLException {
    for (int i = 0; i < kitchen.stations().size(); i++) {
      var post = kitchen.stations().get(i);
      var station =
          new Station(Ids.next(), at.id(), post.name(), post.kind(), post.minutes(), i, false, 1);
      Stations.fill(tx, List.of(station));
      for (var category : post.categories()) {
        Routing.toStation(tx, at.id(), category(tx, at, category), station.id());
      }
    }
    for (var category : kitchen.handedOut()) {
      Routing.handedOut(tx, at.id(), category(tx, at, category));
    }
  }

  private static List<UUID> category(Tx tx, Location at, String name) throws SQLException {
    return CategoryRows.onMenu(tx, at, "en").stream()
        .filter(each -> name.equals(each.names().get("en")))
        .map(each -> each.id())
        .toList();
  }
}
