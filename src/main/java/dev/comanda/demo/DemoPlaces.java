package dev.comanda.demo;

import static java.util.stream.Collectors.toMap;

import dev.comanda.catalog.Catalog;
import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.http.Role;
import dev.comanda.location.Locations;
import dev.comanda.staff.NewStaff;
import dev.comanda.staff.Passwords;
import dev.comanda.staff.StaffMembers;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The locations and the staff of the demonstration. */
public final class DemoPlaces {
  /** The password of all sign-ins, unless the network can reach them. */
  public static final String PASSWORD = "comanda-demo";

  /** Its hash; a password that is no secret needs no fresh salt, and a start no costly hash. */
  private static final String PASSWORD_HASH =
      "$argon2id$v=19$m=19456,t=2,p=1$/WQYaCN+Li6ubj9Fy71NkA$"
          + "gssWGDAgVYHhm4CEiBouHMuZJrHep5HvhlIoTTRZTwQ";

  /** The PIN of the waiter, while the passwords are no secrets either. */
  public static final String PIN = "2468";

  private static final String PIN_HASH =
      "$argon2id$v=19$m=19456,t=2,p=1$qpv4vOJW3y0RklrJmG0NYg$"
          + "Xgw4rXdqkb3I60rRP/YFV2PCMlg6LNIb/dQDItiMfjU";

  /** A waiter who has neither password nor PIN. */
  public static final Person BY_EMAIL = new Person("wanda@demo.example", "Wanda", Role.WAITER);

  /** Those who may sign in; all of them work at all three places. */
  public static final List<Person> PEOPLE =
      List.of(
          new Person("admin@demo.example", "Amara", Role.ADMIN),
          new Person("manager@demo.example", "Marta", Role.MANAGER),
          new Person("waiter@demo.example", "Wei", Role.WAITER),
          new Person("kitchen@demo.example", "Kofi", Role.KITCHEN));

  /** The first is everybody's default; each has a file of its name. */
  private static final List<String> SLUGS = List.of("bistro", "bar", "workshop");

  private final Database database;
  private final Passwords passwords;
  private final Clock clock;

  /** Someone who may sign in. */
  public record Person(String email, String name, Role role) {}

  /** The demonstration in a database. */
  public DemoPlaces(Database database, Passwords passwords, Clock clock) {
    this.database = database;
    this.passwords = passwords;
    this.clock = clock;
  }

  /** As {@link #prepare(Function)}, with one password for all. */
  public void prepare(String password) {
    prepare(person -> password);
  }

  /**
   * Makes the places and people that are not there yet, and gives each person a password. What was
   * changed or ordered since an earlier start stays.
   */
  public void prepare(Function<Person, String> passwordOf) {
    var hashes = PEOPLE.stream().collect(toMap(p -> p, p -> hash(passwordOf.apply(p))));
    // The first reading takes seconds on a busy machine; no transaction waits for it.
    var samples = SLUGS.stream().map(slug -> SamplePlace.read(slug + ".json")).toList();
    database.write(
        tx -> {
          var now = clock.instant();
          var places = new ArrayList<UUID>();
          for (var sample : samples) {
            places.add(place(tx, sample, now));
          }
          for (var person : PEOPLE) {
            var hash = Objects.requireNonNull(hashes.get(person));
            var known = hash.equals(PASSWORD_HASH) && person.role() == Role.WAITER;
            prepare(tx, staff(person, hash, known ? PIN_HASH : null, places), now);
          }
          prepare(tx, staff(BY_EMAIL, null, null, places), now);
          return places;
        });
  }

  private static void prepare(Tx tx, NewStaff staff, Instant now) throws SQLException {
    if (!StaffMembers.setSecrets(tx, staff.email(), staff.passwordHash(), staff.pinHash())) {
      StaffMembers.create(tx, staff, now);
    }
  }

  private static NewStaff staff(
      Person person, @Nullable String password, @Nullable String pin, List<UUID> places) {
    return new NewStaff(person.email(), person.name(), person.role(), password, pin, places);
  }

  private String hash(String password) {
    return password.equals(PASSWORD) ? PASSWORD_HASH : passwords.hash(password);
  }

  private static UUID place(Tx tx, SamplePlace sample, Instant now) throws SQLException {
    var known = Locations.bySlug(tx, sample.slug());
    if (known.isPresent()) {
      return known.get();
    }
    var location = Locations.create(tx, sample.location(), now);
    var stock = sample.stock(location);
    Catalog.fill(tx, location.id(), stock.categories(), stock.modifiers(), stock.products());
    return location.id();
  }
}
