package dev.comanda.delivery.hook;

import org.jspecify.annotations.Nullable;

/**
 * A webhook as clients send it.
 *
 * @param newSecret whether it is signed by another secret from now on; absent means no
 */
record HookBody(@Nullable String url, @Nullable Boolean newSecret) {
  boolean wantsNewSecret() {
    return Boolean.TRUE.equals(newSecret);
  }
}
