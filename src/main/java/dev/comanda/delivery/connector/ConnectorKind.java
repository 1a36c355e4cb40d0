package dev.comanda.delivery.connector;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A kind of ERP that Comanda can book in; one main file each. */
public interface ConnectorKind {
  /** By what a configuration names it, in small letters. */
  String name();

  /** What it declares. */
  Traits traits();

  /**
   * Sees whether an address may be that of such an ERP, before it is kept; reaches nothing.
   *
   * @throws IllegalArgumentException saying in words for people what is wrong with the address
   */
  default void check(URI address) {}

  /**
   * A connector for one integration; reaches nothing before it is first used.
   *
   * @param address of the ERP
   * @param login who signs in; null where each booking has its own. A login that is none is told by
   *     the calls, as {@link Trouble.Kind#CREDENTIALS}
   * @throws IllegalArgumentException saying in words for people what is wrong with the address
   */
  Connector open(URI address, @Nullable Login login);
}
