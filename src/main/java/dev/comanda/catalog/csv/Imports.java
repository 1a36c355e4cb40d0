package dev.comanda.catalog.csv;

import dev.comanda.catalog.Catalog;
import dev.comanda.catalog.Category;
import dev.comanda.catalog.CategoryRows;
import dev.comanda.catalog.ModifierGroup;
import dev.comanda.catalog.ModifierRows;
import dev.comanda.catalog.Product;
import dev.comanda.catalog.ProductRows;
import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Rounds;
import dev.comanda.db.Tx;
import dev.comanda.json.CsvStyle;
import dev.comanda.location.Location;
import dev.comanda.location.Locations;
import dev.comanda.log.EventType;
import dev.comanda.log.Head;
import dev.comanda.log.LocationLog;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Catalogs as files. An import is held against the catalog first, all of it; then it is written
 * down as a whole, without any lock; then it is taken over a few products at a time, each time
 * under the location's lock, with an event for each. What was written down is taken over whatever
 * happens: after a crash by whoever finds it. Thread-safe.
 */
public final class Imports implements AutoCloseable {
  /** Bytes of a file; 20,000 products with two languages have about 4 MB. */
  static final int BYTES_MAX = 5 * 1024 * 1024;

  /** Products that are taken over in one transaction, so that the lock is held about 15 ms. */
  static final int CHUNK_MAX = 40;

  /** Files that are read at once; each takes about 30 MB of memory. */
  private static final int FILES_MAX = 2;

  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final UUID FIRST = new UUID(0, 0);

  private static final Logger log = LoggerFactory.getLogger(Imports.class);

  private final Database database;
  private final LocationLog locationLog;
  private final Clock clock;
  private final Semaphore files = new Semaphore(FILES_MAX);
  private final Rounds rounds = new Rounds("imports", EVERY, "imports will be finished later");

  /** Over a database; {@link #start} makes it finish what was left by a crash. */
  public Imports(Database database, LocationLog locationLog, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.locationLog = locationLog;
  }

  /** The whole catalog as CSV. */
  String export(UUID locationId, CsvStyle style) {
    return database.snapshot(
        tx -> {
          var at = Locations.one(tx, locationId);
          var language = at.languages().getFirst();
          return CatalogCsv.write(
              style,
              at,
              CategoryRows.onMenu(tx, at, language),
              ModifierRows.all(tx, at, language),
              ProductRows.page(tx, at, FIRST, Product.COUNT_MAX, language));
        });
  }

  /** A file to fill in, as CSV. */
  String template(UUID locationId, CsvStyle style) {
    return CatalogCsv.template(style, database.read(tx -> Locations.one(tx, locationId)));
  }

  /**
   * What the columns of a file seem to be; nothing is kept of it.
   *
   * @throws Refused {@code invalid} naming rows; {@code busy} while others are read
   */
  ImportFile.Look look(UUID locationId, Supplier<ImportFile> sent) {
    return inTurn(
        () -> {
          var file = sent.get();
          var at = database.read(tx -> Locations.one(tx, locationId));
          return file.look(at, database.read(tx -> ImportRows.headings(tx, locationId)));
        });
  }

  /**
   * Imports a file, or says what that would do.
   *
   * @throws Refused {@code invalid} naming rows and columns; {@code busy} while others are read
   */
  ImportPlan.Report take(UUID locationId, Supplier<ImportFile> sent, boolean preview) {
    return inTurn(
        () -> {
          var file = sent.get();
          var planned = plan(locationId, file);
          if (!preview && !(planned.plan.staged().isEmpty() && file.said().isEmpty())) {
            stage(locationId, planned.plan.staged(), planned.said);
            if (!planned.plan.staged().isEmpty()) {
              finish(locationId);
            }
          }
          return planned.plan.report(preview, planned.encoding, planned.separator);
        });
  }

  private <T> T inTurn(Supplier<T> work) {
    if (!files.tryAcquire()) {
      throw new Refused(Code.BUSY, "Other files are being imported.").retryAfter(2);
    }
    try {
      return work.get();
    } finally {
      files.release();
    }
  }

  private void stage(UUID locationId, List<ImportPlan.Staged> staged, Map<String, String> said) {
    database.write(
        tx -> {
          if (!staged.isEmpty()) {
            ImportRows.insert(tx, locationId, Ids.next(), staged);
            tx.deed();
          }
          if (!said.isEmpty()) {
            ImportRows.remember(tx, locationId, said, clock.instant(), ImportFile.REMEMBERED_MAX);
          }
          return staged.size();
        });
  }

  /**
   * What is to be done.
   *
   * @param said what is remembered of headings
   */
  private record Planned(
      ImportPlan plan, String encoding, char separator, Map<String, String> said) {}

  /** What a place has, read in one go: a large file is held against it without a transaction. */
  private record There(
      Location at,
      List<Category> categories,
      List<ModifierGroup> groups,
      List<Product> products,
      Map<String, String> headings) {}

  private Planned plan(UUID locationId, ImportFile file) {
    var there =
        database.snapshot(
            tx -> {
              var at = Locations.one(tx, locationId);
              var language = at.languages().getFirst();
              return new There(
                  at,
                  CategoryRows.onMenu(tx, at, language),
                  ModifierRows.all(tx, at, language),
                  ProductRows.page(tx, at, FIRST, Product.COUNT_MAX, language),
                  ImportRows.headings(tx, locationId));
            });
    var at = there.at;
    var plan = new ImportPlan(at, there.categories, there.groups, there.products);
    var read = file.read(at);
    plan.add(ImportColumns.match(read.sheet(), at, file.said(), there.headings).table(at));
    var said = file.said().remembered(read.sheet());
    return new Planned(plan, read.encoding(), read.sheet().separator(), said);
  }

  /** Takes over what is written down at a location, until nothing is left. */
  private void finish(UUID locationId) {
    int taken;
    do {
      taken = takeOver(locationId);
    } while (taken == CHUNK_MAX);
  }

  private int takeOver(UUID locationId) {
    return locationLog.change(
        locationId,
        (tx, head) -> {
          var staged = ImportRows.take(tx, locationId, CHUNK_MAX);
          if (!staged.isEmpty()) {
            write(tx, head, Locations.one(tx, locationId), staged);
          }
          return staged.size();
        });
  }

  /** Written onto the catalog as it is now: what has changed since the file was read stays so. */
  private static void write(Tx tx, Head head, Location at, List<ImportPlan.Staged> staged)
      throws SQLException {
    var language = at.languages().getFirst();
    var now = new HashMap<String, Product>();
    var skus = staged.stream().map(ImportPlan.Staged::sku).toList();
    ProductRows.bySkus(tx, at, skus).forEach(product -> now.put(product.sku(), product));
    var categories = new LinkedHashSet<UUID>();
    CategoryRows.onMenu(tx, at, language).forEach(category -> categories.add(category.id()));
    var groups = ModifierRows.all(tx, at, language).stream().map(ModifierGroup::id).toList();
    var made = new ArrayList<Product>();
    for (var each : staged) {
      var category = each.category();
      if (category != null && categories.add(category.id())) {
        CategoryRows.insert(tx, at.id(), List.of(category));
        head.append(EventType.CATEGORY_CHANGED, null, null, category);
      }
      try {
        var body = each.body().among(groups);
        var before = now.get(each.sku());
        if (before == null) {
          made.add(body.product(each.id(), at));
          head.append(EventType.PRODUCT_CHANGED, null, null, made.getLast());
        } else {
          Catalog.write(tx, head, at.id(), before, body.changed(before, at));
        }
      } catch (Refused e) {
        // The location lost a language or a tax class since; the others must not wait for this one.
        log.warn("product {} can no longer be imported: {}", each.sku(), e.detail());
      }
    }
    if (!made.isEmpty()) {
      ProductRows.insert(tx, at.id(), made);
    }
  }

  /** Finishes now and every 5 s what a crash has left, on a thread of its own, until closed. */
  public void start() {
    rounds.start(this::runOnce);
  }

  /** Finishes all imports that were written down. */
  public void runOnce() {
    for (var location : database.read(ImportRows::locations)) {
      finish(location);
    }
  }

  @Override
  public void close() {
    rounds.close();
  }
}
