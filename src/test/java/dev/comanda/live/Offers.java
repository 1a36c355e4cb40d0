package dev.comanda.live;

import dev.comanda.log.Commits;
import dev.comanda.log.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Hands offers on as the worst writer would: loses, doubles, delays and shuffles them. Thread-safe.
 */
final class Offers implements Commits {
  private final Commits to;
  private final Random random;
  private final List<Runnable> late = new ArrayList<>();

  Offers(Commits to, Random random) {
    this.to = to;
    this.random = random;
  }

  @Override
  public void committed(UUID locationId, long epoch, List<Event> events) {
    Runnable offer = () -> to.committed(locationId, epoch, events);
    int fate;
    synchronized (this) {
      fate = random.nextInt(10);
      if (fate >= 7) {
        late.add(offer);
      }
      if (fate == 9) {
        late.add(offer);
      }
    }
    if (fate > 0 && fate < 8) {
      offer.run();
    }
    if (fate == 1) {
      offer.run();
    }
  }

  /** Makes the late offers, in any order. */
  void makeLate() {
    List<Runnable> offers;
    synchronized (this) {
      offers = new ArrayList<>(late);
      late.clear();
      Collections.shuffle(offers, random);
    }
    offers.forEach(Runnable::run);
  }
}
