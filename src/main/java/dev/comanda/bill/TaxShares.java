package dev.comanda.bill;

import dev.comanda.order.line.TaxSum;
import dev.comanda.order.line.Taxes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the amount of a payment falls on the rates of its bill, so that what all receipts of a bill
 * state sums up to the bill's taxes, however it is split. What is left of each rate is never
 * exceeded, neither its net nor its tax, and what pays all that is left states all that is left.
 * Pure.
 */
final class TaxShares {
  private final Bill bill;
  private final Map<Taxes.Key, Rest> rests = new TreeMap<>(Taxes.ORDER);

  /** A rate of a bill: what it comes to, and what of that receipts state already. */
  private record Rest(TaxSum whole, Taxes.Stated stated) {
    long net() {
      return Math.max(0, whole.net().minor() - stated.net());
    }

    long tax() {
      return Math.max(0, whole.tax().minor() - stated.tax());
    }

    long gross() {
      return net() + tax();
    }

    /** The tax in a part: all that is then stated has its share of the tax, rounded half up. */
    long taxIn(long part) {
      long then = share(whole.tax().minor(), stated.gross() + part, whole.gross().minor());
      long least = Math.max(0, part - net());
      long most = Math.min(part, tax());
      return Math.clamp(then - stated.tax(), least, most);
    }
  }

  /** The shares of the payments that a bill is still open for. */
  TaxShares(Bill bill) {
    this.bill = bill;
    var stated = bill.stated();
    for (var sum : bill.taxes()) {
      var key = Taxes.Key.of(sum);
      rests.put(key, new Rest(sum, stated.getOrDefault(key, Taxes.Stated.NOTHING)));
    }
  }

  /**
   * The taxes in an amount; their grosses sum up to it.
   *
   * @param minor more than 0 and at most what is open
   * @param wished the grosses that lines ask for: they get them as far as earlier payments left
   *     them, and the rest is shared by all rates as what is left of them
   */
  List<TaxSum> of(long minor, Map<Taxes.Key, Long> wished) {
    var parts = new TreeMap<Taxes.Key, Long>(Taxes.ORDER);
    long rest = minor;
    for (var each : rests.entrySet()) {
      long wish = wished.getOrDefault(each.getKey(), 0L);
      long part = Math.min(rest, Math.min(wish, each.getValue().gross()));
      parts.put(each.getKey(), part);
      rest -= part;
    }
    long room = rests.values().stream().mapToLong(Rest::gross).sum() - (minor - rest);
    for (var each : rests.entrySet()) {
      long free = each.getValue().gross() - parts.getOrDefault(each.getKey(), 0L);
      long part = rest == 0 ? 0 : share(rest, free, room);
      parts.merge(each.getKey(), part, Long::sum);
      rest -= part;
      room -= free;
    }
    var sums = new ArrayList<TaxSum>();
    rests.forEach(
        (key, left) -> {
          long part = parts.getOrDefault(key, 0L);
          if (part > 0) {
            sums.add(Taxes.inGross(key, part, left.taxIn(part), bill.currency()));
          }
        });
    return sums;
  }

  /** Whole × part ÷ all, rounded half up. */
  private static long share(long whole, long part, long all) {
    return BigInteger.valueOf(whole)
        .multiply(BigInteger.valueOf(2 * part))
        .add(BigInteger.valueOf(all))
        .divide(BigInteger.valueOf(2 * all))
        .longValueExact();
  }
}
