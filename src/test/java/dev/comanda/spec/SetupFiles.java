package dev.comanda.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Menus as files, in a folder from which the menu step of set-up takes them. */
record SetupFiles(Path folder) {
  static final String HEADER = "sku,category,name_en,price,tax_class\n";

  static final String GOOD =
      HEADER
          + "1,Drinks,Tea,3.20,standard\n"
          + "2,Drinks,Coffee,2.90,standard\n"
          + "3,Dishes,Burger,\"12,50\",reduced\n";

  /** The second product costs less than nothing, the third has a tax class that nobody knows. */
  static final String BAD =
      HEADER
          + "1,Drinks,Tea,3.20,standard\n"
          + "2,Drinks,Coffee,-2.90,standard\n"
          + "3,Dishes,Burger,\"12,50\",luxury\n";

  /** Chooses, always under the same name, a file of this content. */
  void choose(Browser desk, String content) {
    var file = folder.resolve("menu.csv");
    try {
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    desk.see("[type=file]").sendKeys(file.toString());
  }
}
