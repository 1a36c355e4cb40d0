package dev.comanda.gateway.workshop;

import dev.comanda.network.Network;
import dev.comanda.network.Networks;
import dev.comanda.part.Setting;
import dev.comanda.part.SettingValues;
import java.net.InetAddress;
import java.util.List;

/** Who reaches the ports that integrations have for themselves. */
public final class PortSettings {
  /** Others than the programs of this machine. */
  public static final Setting<Networks> CLIENTS =
      Setting.open(
          "COMANDA_INTEGRATION_CLIENTS",
          "addresses and networks, with commas between them",
          "none: only programs of this machine",
          "Who else reaches the ports of integrations, on which nobody signs in.",
          Networks::parse);

  /** All of them, in the order of the reference. */
  public static final List<Setting<?>> ALL = List.of(CLIENTS);

  private PortSettings() {}

  /** Who may ask. */
  record Clients(Networks networks) {
    /** Whether any other than this machine may. */
    boolean any() {
      return networks.any();
    }

    /** Whether an address may. */
    boolean admit(String address) {
      return Network.address(address).filter(this::admits).isPresent();
    }

    private boolean admits(InetAddress address) {
      return address.isLoopbackAddress() || networks.contain(address);
    }
  }

  /** As they were set. */
  static Clients of(SettingValues values) {
    return new Clients(values.of(CLIENTS, Networks.none()));
  }
}
