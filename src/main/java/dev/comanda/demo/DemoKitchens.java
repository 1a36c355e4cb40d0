package dev.comanda.demo;

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

/** The stations of the demonstration, and what goes where. */
public final class DemoKitchens {
  private static final String FILE = "kitchens.json";

  private final Database database;

  /** A kitchen of the file; categories are named in English. */
  record Kitchen(String place, List<Post> stations, List<String> handedOut) {}

  /** A station of the file. */
  record Post(String name, Station.Kind kind, int minutes, int atOnce, List<String> categories) {}

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
          new Station(
              Ids.next(),
              at.id(),
              post.name(),
              post.kind(),
              post.minutes(),
              post.atOnce(),
              0,
              i,
              false,
              1);
      Stations.fill(tx, List.of(station));
      Routing.toStation(tx, at.id(), post.categories(), station.id());
    }
    Routing.handedOut(tx, at.id(), kitchen.handedOut());
  }
}
