package dev.comanda.demo.erp.books;

import dev.comanda.demo.erp.words.Word;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the ERP knows: products, users, worksheets and their lines. Whatever changes is on the disk
 * before anybody can see it. Thread-safe.
 */
public final class Books implements AutoCloseable {
  /** Lines that a worksheet may have. */
  public static final int LINES_MAX = 10_000;

  private final Map<String, Product> products = new LinkedHashMap<>();
  private final Map<String, User> users = new LinkedHashMap<>();
  private final TreeMap<Integer, Sheet> sheets = new TreeMap<>();
  private final Journal journal;

  private static final class Sheet {
    private Entry.Head head;
    private int lastPosition;
    private final TreeMap<Integer, Line> lines = new TreeMap<>();

    Sheet(Entry.Head head) {
      this.head = head;
    }

    Worksheet seen() {
      return new Worksheet(
          head.number(),
          head.customer(),
          head.plate(),
          head.vehicle(),
          head.open(),
          List.copyOf(lines.values()));
    }
  }

  /**
   * What stands in a folder; where nothing does, sample data and a user of this password.
   *
   * @throws IllegalStateException where somebody else has the folder open
   */
  public Books(Path folder, String user, String password) {
    journal = Journal.open(folder, Sample.entries(user, password), this::apply);
  }

  private void apply(Entry entry) {
    var product = entry.product();
    if (product != null) {
      products.put(product.number(), product);
    }
    var user = entry.user();
    if (user != null) {
      users.put(user.name(), user);
    }
    var head = entry.worksheet();
    if (head != null) {
      sheets.computeIfAbsent(head.number(), _ -> new Sheet(head)).head = head;
    }
    var line = entry.line();
    if (line != null) {
      var sheet = sheet(line.worksheet());
      sheet.lines.put(line.position(), line);
      sheet.lastPosition = Math.max(sheet.lastPosition, line.position());
    }
    var removal = entry.removal();
    if (removal != null) {
      sheet(removal.worksheet()).lines.remove(removal.position());
    }
  }

  private void write(Entry entry) {
    journal.append(entry);
    apply(entry);
  }

  /** All products, in the order of the list. */
  public synchronized List<Product> products() {
    return List.copyOf(products.values());
  }

  /** The product of this number. */
  public synchronized Optional<Product> product(String number) {
    return Optional.ofNullable(products.get(number));
  }

  /** All worksheets, the newest first. */
  public synchronized List<Worksheet> worksheets() {
    var seen = new ArrayList<Worksheet>();
    sheets.descendingMap().values().forEach(sheet -> seen.add(sheet.seen()));
    return seen;
  }

  /** The worksheet of this number, as it is. */
  public synchronized Optional<Worksheet> worksheet(int number) {
    return Optional.ofNullable(sheets.get(number)).map(Sheet::seen);
  }

  /** Begins a worksheet, and returns its number. */
  public synchronized int begin(String customer, String plate, String vehicle) {
    int number = sheets.isEmpty() ? 1 : sheets.lastKey() + 1;
    write(Entry.of(new Entry.Head(number, customer, plate, vehicle, true)));
    return number;
  }

  /** Closes a worksheet, or opens it again; what it is already it stays. */
  public synchronized void open(int number, boolean open) {
    var head = sheet(number).head;
    if (head.open() != open) {
      write(Entry.of(new Entry.Head(number, head.customer(), head.plate(), head.vehicle(), open)));
    }
  }

  /** Writes a line at the next position, and returns it; the same one twice is two lines. */
  public synchronized Line add(Line line) {
    requireAddable(line);
    var added = line.at(sheet(line.worksheet()).lastPosition + 1);
    write(Entry.of(added));
    return added;
  }

  /** Refuses a line that cannot be added as things are now. */
  public synchronized void requireAddable(Line line) {
    var sheet = openSheet(line.worksheet());
    requireProduct(line);
    if (sheet.lines.size() >= LINES_MAX) {
      throw new Refusal(Word.TOO_MANY_LINES, "");
    }
  }

  /** Puts a line in the place of the one at its position. */
  public synchronized void change(Line line) {
    requireLine(openSheet(line.worksheet()), line.position());
    requireProduct(line);
    write(Entry.of(line));
  }

  /** Takes a line away. */
  public synchronized void remove(int worksheet, int position) {
    requireLine(openSheet(worksheet), position);
    write(Entry.of(new Entry.Removal(worksheet, position)));
  }

  /** Whether a user has this password. */
  public synchronized boolean knows(String user, String password) {
    var found = users.get(user);
    return found != null && found.has(password);
  }

  /** Gives a user this password, and makes the user where there is none. */
  public synchronized void password(String user, String password) {
    write(Entry.of(User.of(user, password)));
  }

  private Sheet openSheet(int number) {
    var sheet = sheet(number);
    if (!sheet.head.open()) {
      throw new Refusal(Word.WORKSHEET_CLOSED, String.valueOf(number));
    }
    return sheet;
  }

  private Sheet sheet(int number) {
    var sheet = sheets.get(number);
    if (sheet == null) {
      throw new Refusal(Word.WORKSHEET_UNKNOWN, String.valueOf(number));
    }
    return sheet;
  }

  private void requireProduct(Line line) {
    if (!products.containsKey(line.product())) {
      throw new Refusal(Word.PRODUCT_UNKNOWN, line.product());
    }
  }

  private static void requireLine(Sheet sheet, int position) {
    if (!sheet.lines.containsKey(position)) {
      throw new Refusal(Word.LINE_UNKNOWN, String.valueOf(position));
    }
  }

  @Override
  public synchronized void close() {
    journal.close();
  }
}
