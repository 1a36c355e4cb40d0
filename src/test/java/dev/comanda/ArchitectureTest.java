package dev.comanda;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Which package may import which, and where SQL, the web framework and the wiring may stand. The
 * table is the house's plan: packages are the way an order goes, later ones import earlier ones.
 */
class ArchitectureTest {
  private static final String ROOT = "dev.comanda";

  /** Each package with those it may import; what these may import, it may import too. */
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("problem", Set.of()),
          Map.entry("json", Set.of("problem")),
          Map.entry("process", Set.of()),
          Map.entry("db", Set.of("problem", "json", "process")),
          Map.entry("flood", Set.of("problem")),
          Map.entry("network", Set.of()),
          Map.entry("wire", Set.of("network")),
          Map.entry("http", Set.of("json", "flood")),
          Map.entry("http.proxy", Set.of("problem", "network")),
          Map.entry("http.tls", Set.of("problem")),
          Map.entry("http.page", Set.of("http")),
          Map.entry("http.server", Set.of("http", "http.proxy", "http.tls")),
          Map.entry("part", Set.of("http")),
          Map.entry("log", Set.of("db")),
          Map.entry("live", Set.of("log", "part")),
          Map.entry("location", Set.of("log", "part", "network")),
          Map.entry("staff", Set.of("location")),
          Map.entry("catalog", Set.of("location")),
          Map.entry("session", Set.of("staff", "catalog", "live")),
          Map.entry("order", Set.of("session")),
          Map.entry("bill", Set.of("order")),
          Map.entry("preparation.match", Set.of("json")),
          Map.entry("preparation.robot", Set.of("json", "network")),
          Map.entry("preparation", Set.of("order", "preparation.match", "preparation.robot")),
          Map.entry("delivery.connector", Set.of()),
          Map.entry("delivery.course", Set.of("delivery.connector")),
          Map.entry("delivery.secret", Set.of("part", "delivery.connector")),
          Map.entry("delivery", Set.of("order", "delivery.course", "delivery.secret", "wire")),
          Map.entry("erp", Set.of("delivery.connector", "json", "process", "wire")),
          Map.entry("panel", Set.of("bill", "preparation", "delivery")),
          Map.entry("gateway", Set.of("bill", "preparation", "delivery")),
          Map.entry("report", Set.of("staff")),
          Map.entry("ops", Set.of("staff")),
          Map.entry("demo.erp", Set.of("json")),
          Map.entry("demo", Set.of("panel", "ops")));

  /**
   * What of {@code http} is no web but the words for who asks and what of it is written down, and
   * so may stand in any feature.
   */
  private static final Set<String> WHO_ASKS =
      Set.of("Role", "Scope", "Caller", "Identify", "Access", "Action");

  /** What of JDBC those may see who open and end transactions but run no SQL in them. */
  private static final Set<String> ENDS = Set.of("java.sql.SQLException", "java.sql.Connection");

  private static final Map<String, Set<String>> THREADS =
      Map.of(
          "java.lang.Thread", Set.of("ofPlatform", "ofVirtual", "startVirtualThread"),
          "java.util.concurrent.Executors",
              Set.of(
                  "newThreadPerTaskExecutor",
                  "newVirtualThreadPerTaskExecutor",
                  "newFixedThreadPool",
                  "newCachedThreadPool",
                  "newSingleThreadExecutor",
                  "newScheduledThreadPool",
                  "newSingleThreadScheduledExecutor"),
          "java.util.concurrent.CompletableFuture",
              Set.of("runAsync", "supplyAsync", "delayedExecutor"));

  /**
   * Who starts threads of another kind: a thread a request, a task a screen or robot, the timer's
   * pool, a call of an ERP or a webhook, a lane, the ear of a program that ends, and what runs when
   * the process ends.
   */
  private static final Set<String> STARTS_THREADS =
      Set.of(
          "Lasting",
          "WebServer",
          "Hub",
          "Hands",
          "ThreadTimer",
          "Subprocess",
          "Serving",
          "DemoErp",
          "InTime",
          "Posts",
          "Tries");

  static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void packages_import_only_what_the_table_allows() {
    var faults = new TreeSet<String>();
    for (var from : PROGRAM) {
      var here = packageOf(from);
      if (here.isEmpty()) {
        continue;
      }
      var allowed = reachable(here);
      for (var dependency : from.getDirectDependenciesFromSelf()) {
        var to = dependency.getTargetClass().getBaseComponentType();
        var ours = to.getPackageName().startsWith(ROOT);
        if (ours && !allowed.contains(packageOf(to))) {
          faults.add(from.getName() + " → " + to.getName());
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void every_package_stands_in_the_table() {
    var packages = new TreeSet<String>();
    PROGRAM.forEach(each -> packages.add(packageOf(each)));
    packages.remove("");
    assertThat(packages).isEqualTo(new TreeSet<>(MAY_IMPORT.keySet()));
  }

  @Test
  void inside_a_feature_only_handlers_know_the_web() {
    var web =
        resideInAPackage(ROOT + ".http..")
            .and(not("about who asks", each -> WHO_ASKS.contains(outermost(each))));
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT, ROOT + ".http..", ROOT + ".part..", ROOT + ".live..")
        .and(not("handlers", each -> outermost(each).endsWith("Handlers")))
        .and(not("the parts that wire them", each -> outermost(each).endsWith("Part")))
        .should()
        .dependOnClassesThat(web)
        .check(PROGRAM);
  }

  @Test
  void only_rows_run_sql() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".db..")
        .and(not("rows", each -> outermost(each).endsWith("Rows")))
        .should()
        .callMethodWhere(calls("dev.comanda.db.Tx", Set.of("rows", "row", "update")))
        .orShould()
        .callMethodWhere(
            calls(
                "java.sql.Connection",
                Set.of("prepareStatement", "prepareCall", "createStatement")))
        .orShould()
        .dependOnClassesThat(
            resideInAPackage("java.sql..")
                .and(not("an end of a transaction", each -> ENDS.contains(each.getName()))))
        .check(PROGRAM);
  }

  /** Its drawers share them; what others want of it they ask the feature for. */
  @Test
  void rows_are_nobody_elses_than_their_features() {
    for (var feature : MAY_IMPORT.keySet()) {
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "." + feature + "..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(ROOT + "." + feature + "..")
                  .and(
                      DescribedPredicate.describe(
                          "rows", each -> outermost(each).endsWith("Rows"))))
          .check(PROGRAM);
    }
  }

  @Test
  void only_one_place_knows_the_web_framework() {
    noClasses()
        .that(not("the server", each -> packageOf(each).equals("http.server")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta..", "kotlin..")
        .check(PROGRAM);
  }

  @Test
  void only_the_root_knows_the_command_line() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(PROGRAM);
  }

  @Test
  void nothing_is_static_and_changes() {
    fields().that().areStatic().should().beFinal().check(PROGRAM);
  }

  @Test
  void nothing_is_written_or_read_as_the_machines_language_has_it() {
    noClasses()
        .should()
        .callMethodWhere(
            DescribedPredicate.describe("the machine's language counts", MachineLanguage::spokenBy))
        .orShould()
        .callConstructorWhere(
            DescribedPredicate.describe("the machine's language counts", MachineLanguage::spokenBy))
        .check(PROGRAM);
  }

  /** So nothing that it meets ends it; what is left are pools, and tasks that end by themselves. */
  @Test
  void every_thread_that_lives_long_is_one_that_lasts() {
    noClasses()
        .that(not("one that may start others", each -> STARTS_THREADS.contains(outermost(each))))
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "a thread is made",
                call ->
                    THREADS
                        .getOrDefault(call.getTargetOwner().getName(), Set.of())
                        .contains(call.getName())))
        .orShould()
        .callConstructorWhere(
            DescribedPredicate.describe(
                "a thread is made",
                call ->
                    call.getTargetOwner().getName().equals("java.lang.Thread")
                        || call.getTargetOwner()
                            .isAssignableTo(java.util.concurrent.ExecutorService.class)
                        || call.getTargetOwner().getName().equals("java.util.Timer")))
        .check(PROGRAM);
  }

  /**
   * The package below the root as the table has it, empty for the root itself: a folder within one
   * belongs to it, unless the table has a line of its own for that.
   */
  private static String packageOf(JavaClass each) {
    var name = each.getPackageName();
    var found = name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    while (!MAY_IMPORT.containsKey(found) && found.contains(".")) {
      found = found.substring(0, found.lastIndexOf('.'));
    }
    return found;
  }

  private static Set<String> reachable(String from) {
    var found = new HashSet<>(Set.of(from));
    for (var next : MAY_IMPORT.getOrDefault(from, Set.of())) {
      found.addAll(reachable(next));
    }
    return found;
  }

  static String outermost(JavaClass each) {
    var top = each;
    while (top.getEnclosingClass().isPresent()) {
      top = top.getEnclosingClass().get();
    }
    return top.getSimpleName();
  }

  static DescribedPredicate<JavaCall<?>> calls(String owner, Set<String> methods) {
    return DescribedPredicate.describe(
        "one of " + methods + " of " + owner + " is called",
        call -> call.getTargetOwner().getName().equals(owner) && methods.contains(call.getName()));
  }

  static DescribedPredicate<JavaClass> not(String what, Predicate<JavaClass> predicate) {
    return DescribedPredicate.not(DescribedPredicate.describe(what, predicate));
  }
}
