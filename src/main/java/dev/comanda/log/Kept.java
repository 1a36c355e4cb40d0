package dev.comanda.log;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Answers that are kept as long as they hold, which whoever asks decides by a {@link Mark} that was
 * just read; the latest of each kind. Those who want the same at once get one that is made once.
 * Bounded by the heap; the least used go. Thread-safe.
 *
 * @param <K> which answer
 * @param <V> what is kept of it
 */
public final class Kept<K, V> {
  /** The part of the heap that one kind of answers may take. */
  private static final int HEAP_SHARE = 64;

  /** Never more: 5,000 menus of 40 products. */
  private static final long BYTES_MAX = 16L << 20;

  /** What one takes beside its own bytes, about. */
  private static final int FRAME_BYTES = 500;

  private final AsyncCache<K, V> kept;

  /** Keeps nothing yet; {@code bytes} says how large an answer is. */
  public Kept(ToIntFunction<V> bytes) {
    kept =
        Caffeine.newBuilder()
            .maximumWeight(Math.min(Runtime.getRuntime().maxMemory() / HEAP_SHARE, BYTES_MAX))
            .weigher((K key, V value) -> FRAME_BYTES + bytes.applyAsInt(value))
            .executor(Runnable::run)
            .buildAsync();
  }

  /**
   * An answer that holds. May wait for another who makes it, so not to be asked for inside a
   * transaction.
   *
   * @param holds whether one that was made before, or for another, is still right
   * @param make makes a new one, which then is; what it throws is thrown to all who wait for it
   */
  public V get(K key, Predicate<V> holds, Supplier<V> make) {
    while (true) {
      var known = kept.getIfPresent(key);
      if (known != null) {
        var value = value(known);
        if (holds.test(value)) {
          return value;
        }
      }
      var mine = new CompletableFuture<V>();
      boolean first =
          known == null
              ? kept.asMap().putIfAbsent(key, mine) == null
              : kept.asMap().replace(key, known, mine);
      if (first) {
        return made(mine, make);
      }
    }
  }

  private static <V> V made(CompletableFuture<V> mine, Supplier<V> make) {
    try {
      var value = make.get();
      mine.complete(value);
      return value;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private static <V> V value(CompletableFuture<V> made) {
    try {
      return made.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
