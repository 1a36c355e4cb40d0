package dev.comanda.catalog;

import dev.comanda.location.Location;
import dev.comanda.problem.Faults;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A category, or a change of one, as clients send it; what is absent keeps its value. An empty
 * {@code station_id} is none.
 */
record CategoryBody(
    @Nullable Map<String, @Nullable String> names,
    @Nullable String stationId,
    @Nullable Boolean needsPreparation,
    @Nullable Integer sort) {

  /**
   * The category after this.
   *
   * @param before null when it is new
   */
  Category category(UUID id, @Nullable Category before, Location at) {
    var faults = new Faults();
    var goodNames =
        faults.change(
            names,
            before == null ? null : before.names(),
            n -> Texts.names("/names", n, at, Category.NAME_CHARS_MAX));
    var goodSort =
        faults.change(
            sort, before == null ? null : before.sort(), s -> ProductFields.sort("/sort", s));
    var station =
        faults.check(
            () ->
                stationId == null
                    ? Optional.ofNullable(before == null ? null : before.stationId())
                    : ProductFields.station("/station_id", stationId));
    faults.refuse();
    boolean needed =
        needsPreparation == null ? before == null || before.needsPreparation() : needsPreparation;
    return Category.of(
        id,
        goodNames.get(),
        new Category.Preparing(station.get().orElse(null), needed),
        goodSort.get(),
        before == null ? 1 : before.version() + 1,
        at.languages().getFirst(),
        at);
  }
}
