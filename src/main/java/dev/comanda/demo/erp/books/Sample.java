package dev.comanda.demo.erp.books;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What stands in a new ERP: the products and worksheets of a workshop. */
final class Sample {
  private static final List<Product> PRODUCTS =
      List.of(
          product("10", "Motoröl 5W-30", "l", "12.90"),
          product("11", "Motoröl 0W-20", "l", "14.50"),
          product("12", "Getriebeöl 75W-90", "l", "18.20"),
          product("13", "Motoröl 5W-40", "l", "11.40"),
          product("20", "Kühlerfrostschutz G12", "l", "6.40"),
          product("21", "Bremsflüssigkeit DOT 4", "l", "9.80"),
          product("30", "AdBlue", "l", "1.15"),
          product("110", "Ölfilter", "Stk", "11.70"),
          product("111", "Luftfilter", "Stk", "17.30"),
          product("112", "Innenraumfilter mit Aktivkohle", "Stk", "22.60"),
          product("130", "Bremsbeläge vorn, Satz", "Stk", "49.90"),
          product("140", "Dichtring Ölablassschraube", "Stk", "1.60"),
          product("150", "Glühlampe H7", "Stk", "7.90"),
          product("900", "Arbeitszeit", "Std", "89.00"));

  private static final List<Entry.Head> WORKSHEETS =
      List.of(
          new Entry.Head(556, "Petra Lindner", "B-PL 2046", "Opel Astra K", false),
          new Entry.Head(557, "Autohaus Krüger GmbH", "P-AK 880", "VW Crafter", true),
          new Entry.Head(558, "Jonas Weber", "B-JW 1412", "Skoda Octavia III", true),
          new Entry.Head(559, "Aylin Demir", "B-AD 73", "Ford Focus", true),
          new Entry.Head(560, "Taxi Schulz", "B-TX 5519", "Mercedes E 220 d", true));

  private Sample() {}

  static List<Entry> entries(String user, String password) {
    var entries = new ArrayList<Entry>();
    entries.add(Entry.of(User.of(user, password)));
    PRODUCTS.forEach(product -> entries.add(Entry.of(product)));
    WORKSHEETS.forEach(worksheet -> entries.add(Entry.of(worksheet)));
    return entries;
  }

  private static Product product(String number, String description, String unit, String price) {
    return new Product(number, description, unit, new BigDecimal(price));
  }
}
