package dev.comanda.delivery.integration;

import dev.comanda.delivery.integration.Integration.Wanted;
import org.jspecify.annotations.Nullable;

/** What of an integration should run, as clients send it; what is absent stays as it is. */
record StateBody(@Nullable Boolean active, @Nullable Boolean api, @Nullable Boolean worker) {
  /** What should run after this. */
  Wanted after(Wanted before) {
    return new Wanted(
        active == null ? before.active() : active,
        api == null ? before.api() : api,
        worker == null ? before.worker() : worker,
        false);
  }
}
