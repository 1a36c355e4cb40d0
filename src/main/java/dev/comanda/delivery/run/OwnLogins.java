package dev.comanda.delivery.run;

import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.queue.Delivery;
import dev.comanda.delivery.secret.Opening;

/** Opens the logins that deliveries have of their own. */
@FunctionalInterface
interface OwnLogins {
  /**
   * That of one.
   *
   * @param sealed as the delivery has it
   */
  Opening<Login> of(Delivery delivery, byte[] sealed);
}
