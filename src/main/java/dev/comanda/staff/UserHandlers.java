package dev.comanda.staff;

import dev.comanda.http.About;
import dev.comanda.http.Caller;
import dev.comanda.http.Paging;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Role;
import dev.comanda.http.Versions;
import dev.comanda.location.Locations;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import dev.comanda.staff.bound.OpenUserBounds;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Staff over HTTP, as the waiter API has it and more. */
final class UserHandlers {
  /** Locations that one request may name. */
  static final int LOCATIONS_MAX = 100;

  private final Users users;
  private final StaffMembers members;
  private final Passwords passwords;
  private final Locations locations;
  private final SignInSettings settings;
  private final OpenUserBounds bounds;

  /** What may be said of a person; a location by its id or slug. */
  private record UserBody(
      @Nullable String email,
      @Nullable String name,
      @Nullable Role role,
      @Nullable List<@Nullable String> locations,
      @Nullable String defaultLocation,
      @Nullable String password,
      @Nullable String pin) {}

  /** The same without what never changes; an empty PIN takes it away. */
  private record PatchBody(
      @Nullable String name,
      @Nullable Role role,
      @Nullable List<@Nullable String> locations,
      @Nullable String defaultLocation,
      @Nullable Boolean active,
      @Nullable String password,
      @Nullable String pin) {}

  private record Created(String message, StaffMember user) {}

  private record One(StaffMember user) {}

  /** A page; both names of the list are the same people. */
  private record Page(
      List<StaffMember> users, Paging.Pagination pagination, List<StaffMember> data) {}

  /** Handlers over the staff. */
  UserHandlers(
      Users users,
      StaffMembers members,
      Passwords passwords,
      Locations locations,
      SignInSettings settings,
      OpenUserBounds bounds) {
    this.users = users;
    this.members = members;
    this.passwords = passwords;
    this.locations = locations;
    this.settings = settings;
    this.bounds = bounds;
  }

  /** Whether anybody may add waiters. */
  public boolean open() {
    return settings.openUsers();
  }

  /** POST /api/users. */
  Reply create(Request request) {
    var body = request.json(UserBody.class);
    return settings.openUsers()
        ? created(users.create(unasked(request, body)))
        : created(users.create(request.staff(), wished(request.staff(), body)));
  }

  private static Reply created(StaffMember user) {
    var reply = Reply.json(201, new Created("User created successfully", user));
    return Versions.tag(reply, user.version())
        .with("Location", "/api/users/" + user.id())
        .about(About.of(user.id(), user.defaultLocationId()));
  }

  private NewStaff wished(Caller.Staff caller, UserBody body) {
    var faults = new Faults();
    var email = faults.check(() -> StaffFields.email("/email", body.email()));
    var name = faults.check(() -> StaffFields.name("/name", body.name()));
    var places = faults.check(() -> places(caller, body.locations()));
    var home = faults.check(() -> place(caller, "/default_location", body.defaultLocation()));
    var password = faults.check(() -> optional(body.password(), this::password));
    var role = body.role() == null ? Role.WAITER : body.role();
    var pin = faults.check(() -> optional(body.pin(), p -> StaffFields.pin("/pin", p, role)));
    faults.refuse();
    var works = new LinkedHashSet<UUID>();
    home.get().ifPresent(works::add);
    places.get().ifPresent(works::addAll);
    if (works.isEmpty()) {
      usual(caller).ifPresent(works::add);
    }
    if (works.isEmpty() && role != Role.ADMIN) {
      throw Refused.field("/locations", "required", "Say where this person works.");
    }
    Authority.toMake(caller, role, works);
    return new NewStaff(
        email.get(),
        name.get(),
        role,
        password.get().map(passwords::hash).orElse(null),
        pin.get().map(passwords::hash).orElse(null),
        List.copyOf(works));
  }

  /** Where the creator works unless they say otherwise. */
  private Optional<UUID> usual(Caller.Staff caller) {
    return members.byId(caller.staffId()).map(StaffMember::defaultLocationId);
  }

  /** A waiter whom nobody answers for, with nothing but a name at the oldest location. */
  private NewStaff unasked(Request request, UserBody body) {
    var faults = new Faults();
    var email = faults.check(() -> StaffFields.email("/email", body.email()));
    var name = faults.check(() -> StaffFields.name("/name", body.name()));
    if (body.role() != null && body.role() != Role.WAITER) {
      faults.add("/role", "waiter_only", "Without a sign-in only waiters are added.");
    }
    unsaid(faults, "/locations", body.locations());
    unsaid(faults, "/default_location", body.defaultLocation());
    unsaid(faults, "/password", body.password());
    unsaid(faults, "/pin", body.pin());
    var oldest = locations.all().stream().sorted().findFirst();
    if (oldest.isEmpty()) {
      faults.add("/locations", "none", "There is no location yet.");
    }
    faults.refuse();
    bounds.user(request.address());
    return new NewStaff(
        email.get(), name.get(), Role.WAITER, null, null, List.of(oldest.orElseThrow()));
  }

  private static void unsaid(Faults faults, String pointer, @Nullable Object value) {
    if (value != null) {
      faults.add(pointer, "unasked", "A manager sets this once the waiter is there.");
    }
  }

  /** GET /api/users. */
  Reply list(Request request) {
    var paging = Paging.of(request);
    var page = users.page(request.staff(), paging.offset(), paging.perPage());
    return Reply.ok(new Page(page.people(), paging.among(page.total()), page.people()));
  }

  /** GET /api/users/{id}. */
  Reply get(Request request) {
    return one(users.get(request.staff(), id(request)));
  }

  /** PATCH /api/users/{id}. */
  Reply change(Request request) {
    var expected = Versions.expected(request);
    var id = id(request);
    var body = request.json(PatchBody.class);
    var caller = request.staff();
    var person = users.mayChange(caller, id);
    var role = body.role() == null ? person.role() : body.role();
    var faults = new Faults();
    var name = faults.check(() -> optional(body.name(), n -> StaffFields.name("/name", n)));
    var places = faults.check(() -> places(caller, body.locations()));
    var home = faults.check(() -> place(caller, "/default_location", body.defaultLocation()));
    var password = faults.check(() -> optional(body.password(), this::password));
    var pin = faults.check(() -> optional(body.pin(), p -> pin(p, role)));
    faults.refuse();
    var patch =
        new UserPatch(
            name.get(),
            Optional.ofNullable(body.role()),
            places.get(),
            home.get(),
            Optional.ofNullable(body.active()),
            password.get().map(passwords::hash),
            pin.get().map(p -> p.isEmpty() ? p : passwords.hash(p)));
    return one(users.change(caller, id, expected, patch));
  }

  private static UUID id(Request request) {
    try {
      return request.id("id");
    } catch (Refused e) {
      throw e.saying("User not found");
    }
  }

  private static Reply one(StaffMember user) {
    return Versions.tag(Reply.ok(new One(user)), user.version())
        .about(About.at(user.defaultLocationId()));
  }

  private static <S, T> Optional<T> optional(@Nullable S sent, Function<S, T> check) {
    return sent == null ? Optional.empty() : Optional.of(check.apply(sent));
  }

  private String password(String sent) {
    return Passwords.parse("/password", sent);
  }

  /** An empty one takes it away. */
  private static String pin(String sent, Role role) {
    return sent.isEmpty() ? sent : StaffFields.pin("/pin", sent, role);
  }

  private Optional<List<UUID>> places(Caller.Staff caller, @Nullable List<@Nullable String> sent) {
    if (sent == null) {
      return Optional.empty();
    }
    if (sent.size() > LOCATIONS_MAX) {
      throw Refused.field("/locations", "too_many", "At most " + LOCATIONS_MAX + " locations.");
    }
    var found = new ArrayList<UUID>();
    for (int i = 0; i < sent.size(); i++) {
      var pointer = "/locations/" + i;
      found.add(place(caller, pointer, Faults.required(pointer, sent.get(i))).orElseThrow());
    }
    return Optional.of(found.stream().distinct().toList());
  }

  private Optional<UUID> place(Caller.Staff caller, String pointer, @Nullable String sent) {
    if (sent == null) {
      return Optional.empty();
    }
    return Optional.of(
        locations
            .byIdOrSlug(sent)
            .filter(caller::reaches)
            .orElseThrow(
                () -> Refused.field(pointer, "unknown", "You know no location of this name.")));
  }
}
