package dev.comanda.staff;

import dev.comanda.db.Database;
import dev.comanda.http.Role;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether somebody is who they say: by password anywhere, by PIN on a device where
 * somebody of the place signed in by password, by e-mail alone where that is allowed. Thread-safe.
 */
public final class SignIn {
  private final Database database;
  private final Passwords passwords;
  private final SignIns signIns;
  private final Devices devices;
  private final SecondFactors factors;
  private final SignInSettings settings;

  /** Whom somebody says to be. */
  sealed interface Who {
    /** By an e-mail address, in any letter case. */
    record Address(String email) implements Who {}

    /** By an id. */
    record Id(UUID id) implements Who {}
  }

  /**
   * What somebody gives to sign in by password.
   *
   * @param expected whether there is reason to believe that this is no guess
   */
  record Given(String password, SecondFactors.Sent code, boolean expected) {}

  /**
   * Who is signed in.
   *
   * @param device the token by which the device is known from now on; null when that did not change
   */
  record Done(SignIns.SignedIn signedIn, @Nullable String device) {}

  /** Signing in to a database. */
  public SignIn(
      Database database,
      Passwords passwords,
      SignIns signIns,
      Devices devices,
      SecondFactors factors,
      SignInSettings settings) {
    this.database = database;
    this.passwords = passwords;
    this.signIns = signIns;
    this.devices = devices;
    this.factors = factors;
    this.settings = settings;
  }

  /** The id of whom somebody says to be; empty where there is nobody. */
  Optional<UUID> account(Who who) {
    return find(who).map(person -> person.member().id());
  }

  /**
   * Signs someone in by password, who then vouches for the device. An unknown address and a wrong
   * password take the same time, and look alike unless addresses alone may be enough.
   *
   * @param deviceToken what the device had before
   * @param given the password, and the code of a second factor
   * @throws Refused {@code invalid_credentials}, {@code not_found}, {@code busy}, and what {@link
   *     SecondFactors#prove} does
   */
  Done byPassword(String email, Given given, Optional<String> deviceToken) {
    var found = find(new Who.Address(email));
    var person = proved(found, given.password(), given.expected(), found.isEmpty());
    factors.prove(person.member(), given.code());
    return database.write(
        tx -> {
          var now = StaffRows.byId(tx, person.member().id());
          var same = same(now, Person::passwordHash, person.passwordHash());
          var device = devices.vouch(tx, deviceToken, same.member().id());
          return new Done(signIns.begin(tx, same), device);
        });
  }

  /**
   * Who has this address and password; nothing else is proved by it.
   *
   * @param expected whether there is reason to believe that this is no guess
   * @throws Refused {@code invalid_credentials}, also where nobody has this address: alone it is
   *     never enough here; {@code busy}
   */
  Person person(String email, String password, boolean expected) {
    return proved(find(new Who.Address(email)), password, expected, false);
  }

  private Person proved(
      Optional<Person> found, String password, boolean expected, boolean unknown) {
    var person = found.filter(SignIn::active);
    var hash = person.map(Person::passwordHash).orElse(null);
    if (!passwords.check(password, hash, expected)) {
      throw wrong(unknown);
    }
    return person.orElseThrow();
  }

  /** How a PIN is refused, right or wrong, where no device is known. */
  static Refused noDevice() {
    return new Refused(
            Code.INVALID_CREDENTIALS,
            "A PIN counts on a device where somebody of the place signed in by password.")
        .saying("Invalid credentials");
  }

  /**
   * Signs someone in by PIN.
   *
   * @throws Refused {@code invalid_credentials}, also where the device takes no PIN of theirs;
   *     {@code pin_too_short} where the role needs a longer one, right or wrong; {@code busy}
   */
  Done byPin(Who who, String pin, SecondFactors.Sent code, Devices.Known device) {
    var person = find(who).filter(SignIn::active);
    var hash = person.map(Person::pinHash).orElse(null);
    if (person.filter(p -> StaffFields.tooShort(pin, p.member().role())).isPresent()) {
      throw new Refused(
          Code.PIN_TOO_SHORT,
          "PINs of managers and administrators have at least "
              + StaffFields.DIGITS_MANAGING_MIN
              + " digits. Sign in by password and set a longer one.");
    }
    if (!passwords.check(pin, hash, true)
        || !device.vouching().meets(person.orElseThrow().member())) {
      throw wrong(false);
    }
    factors.prove(person.orElseThrow().member(), code);
    return database.write(
        tx -> {
          var same = same(StaffRows.byId(tx, id(person)), Person::pinHash, hash);
          devices.signedIn(tx, device, same.member().id());
          return new Done(signIns.begin(tx, same), null);
        });
  }

  /**
   * Signs in a waiter by the address alone, where that is allowed; elsewhere nobody is looked for.
   *
   * @throws Refused {@code not_found}; {@code invalid_credentials} for those who have a password or
   *     a PIN, or are no waiters, and where it is not allowed
   */
  Done byEmail(String email) {
    if (!settings.byEmail()) {
      throw wrong(false);
    }
    var found = find(new Who.Address(email));
    if (found.isEmpty()) {
      throw wrong(true);
    }
    return database.write(
        tx -> {
          var person = StaffRows.byId(tx, id(found)).filter(SignIn::active);
          if (person.isEmpty()
              || !person.get().unproved()
              || person.get().member().role() != Role.WAITER) {
            throw wrong(false);
          }
          return new Done(signIns.begin(tx, person.get()), null);
        });
  }

  private Optional<Person> find(Who who) {
    return database.read(
        tx ->
            switch (who) {
              case Who.Address address -> StaffRows.byEmail(tx, address.email());
              case Who.Id id -> StaffRows.byId(tx, id.id());
            });
  }

  private static boolean active(Person person) {
    return person.member().active();
  }

  private static UUID id(Optional<Person> person) {
    return person.orElseThrow().member().id();
  }

  /** The person as they are now, whose secret must still be the one that was checked. */
  private Person same(
      Optional<Person> now, Function<Person, @Nullable String> secret, @Nullable String checked) {
    return now.filter(SignIn::active)
        .filter(person -> Objects.equals(secret.apply(person), checked))
        .orElseThrow(() -> wrong(false));
  }

  private Refused wrong(boolean unknown) {
    return unknown && settings.byEmail()
        ? new Refused(Code.NOT_FOUND, "Nobody has this e-mail address.").saying("User not found")
        : new Refused(Code.INVALID_CREDENTIALS, "E-mail or password is wrong.")
            .saying("Invalid credentials");
  }
}
