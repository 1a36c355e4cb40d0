package dev.comanda.catalog.photo;

import dev.comanda.catalog.Catalog;
import dev.comanda.catalog.Product;
import dev.comanda.db.Database;
import dev.comanda.location.Locations;
import dev.comanda.log.LocationLog;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How products look: one photo each, kept beside them in the database. Thread-safe. */
public final class Photos {
  private final Database database;
  private final LocationLog log;

  /** Photos over a database. */
  public Photos(Database database, LocationLog log) {
    this.database = database;
    this.log = log;
  }

  /** Where pages find a photo. */
  public static String path(UUID locationId, String id) {
    return "/photos/" + locationId + "/" + id;
  }

  /** The id in the path of a photo. */
  public static @Nullable String id(@Nullable String path) {
    return path == null ? null : path.substring(path.lastIndexOf('/') + 1);
  }

  /** Gives a product a photo, or takes it away where {@code picture} is null. */
  Product set(UUID locationId, UUID productId, OptionalInt expected, @Nullable Picture picture) {
    return log.change(
        locationId,
        (tx, head) -> {
          var at = Locations.one(tx, locationId);
          var before = Catalog.product(tx, at, productId, at.languages().getFirst());
          Catalog.expect(expected, before.version());
          var had = id(before.photo());
          if (picture != null) {
            PhotoRows.insert(tx, locationId, picture);
          }
          var shown = before.shown(picture == null ? null : path(locationId, picture.id()));
          var after = Catalog.write(tx, head, locationId, before, shown.next());
          if (had != null && !had.equals(id(after.photo()))) {
            PhotoRows.forget(tx, locationId, had);
          }
          return after;
        });
  }

  /**
   * A photo.
   *
   * @throws Refused {@code not_found}
   */
  Picture get(UUID locationId, String id) {
    return database
        .read(tx -> PhotoRows.find(tx, locationId, id))
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such photo."));
  }
}
