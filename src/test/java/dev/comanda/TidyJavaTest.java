package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What no linter knows about Java: names, lengths, documents, and where SQL stands. */
class TidyJavaTest {
  private static final int METHOD_LINES_MAX = 40;

  /** A list from top to bottom, as long as there is to list: the wiring. */
  private static final Set<String> LISTS = Set.of("src/main/java/dev/comanda/App.java");

  private static final Pattern EMPTY_NAME = Pattern.compile("(Util|Helper|Manager|Impl|Service)s?");
  private static final Pattern CAMEL = Pattern.compile("(?=\\p{Lu})");
  private static final Pattern TEST =
      Pattern.compile("(.*\\.)?((Parameterized|Repeated)?Test|TestFactory)");

  private static final Pattern FACT = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)+");

  /** What draws lots by itself. */
  private static final Pattern LOTS =
      Pattern.compile(
          "new (Random|SplittableRandom|SecureRandom)\\(|ThreadLocalRandom\\.|RandomGenerator\\.|"
              + "Math\\.random\\(|Collections\\.shuffle\\([^,()]*\\)");

  /** At least two sentences, and the mark that forbids null. */
  private static final Pattern PACKAGE_DOCUMENT =
      Pattern.compile("(?s)^/\\*\\*.*[.;]\\s.*\\.\\s.*\\*/\n@([a-z.]+\\.)?NullMarked\npackage ");

  private static final Pattern SLEEP = Pattern.compile("(Thread|TimeUnit\\.\\w+)\\.sleep\\(");
  private static final Pattern SQL =
      Pattern.compile("\\b(SELECT\\s|INSERT INTO\\s|UPDATE\\s+\\S+\\s+SET\\s|DELETE FROM\\s)");

  @Test
  void no_class_has_a_name_that_says_nothing() {
    assertThat(
            faultsOf(
                Source.parsed("src/"),
                new Finder() {
                  @Override
                  public @Nullable Void visitClass(ClassTree tree, Source source) {
                    for (var word : CAMEL.split(tree.getSimpleName(), -1)) {
                      if (EMPTY_NAME.matcher(word).matches()) {
                        fault(source, tree, tree.getSimpleName());
                      }
                    }
                    return super.visitClass(tree, source);
                  }
                }))
        .isEmpty();
  }

  @Test
  void methods_are_short() {
    assertThat(
            faultsOf(
                Source.parsed("src/"),
                new Finder() {
                  @Override
                  public @Nullable Void visitMethod(MethodTree tree, Source source) {
                    var body = tree.getBody();
                    var listed = LISTS.contains(source.path());
                    if (!listed && body != null && source.lines(body) > METHOD_LINES_MAX) {
                      fault(source, tree, tree.getName() + ": " + source.lines(body) + " lines");
                    }
                    return super.visitMethod(tree, source);
                  }
                }))
        .isEmpty();
  }

  @Test
  void what_is_public_is_documented() {
    assertThat(
            faultsOf(
                Source.parsed("src/main/java/"),
                new Finder() {
                  @Override
                  public @Nullable Void visitClass(ClassTree tree, Source source) {
                    check(tree, tree.getModifiers(), tree.getSimpleName(), source);
                    return super.visitClass(tree, source);
                  }

                  @Override
                  public @Nullable Void visitMethod(MethodTree tree, Source source) {
                    check(tree, tree.getModifiers(), tree.getName(), source);
                    return super.visitMethod(tree, source);
                  }

                  private void check(
                      Tree tree, ModifiersTree modifiers, CharSequence name, Source source) {
                    var told = source.doc(getCurrentPath()) != null || overrides(modifiers);
                    if (modifiers.getFlags().contains(Modifier.PUBLIC) && !told) {
                      fault(source, tree, name + " has no document");
                    }
                  }
                }))
        .isEmpty();
  }

  @Test
  void every_package_says_what_it_owns_and_forbids_null() {
    var packages = new TreeSet<String>();
    for (var path : RepositoryFiles.below("src/main/java/", "java")) {
      packages.add(path.substring(0, path.lastIndexOf('/')) + "/package-info.java");
    }
    for (var path : packages) {
      assertThat(RepositoryFiles.all()).contains(path);
      assertThat(RepositoryFiles.read(path)).as(path).containsPattern(PACKAGE_DOCUMENT);
    }
  }

  @Test
  void sql_stands_only_in_rows() {
    assertThat(
            faultsOf(
                Source.parsed("src/main/java/").stream()
                    .filter(each -> !each.path().endsWith("Rows.java"))
                    .filter(each -> !each.path().contains("/db/"))
                    .toList(),
                new Finder() {
                  @Override
                  public @Nullable Void visitLiteral(LiteralTree tree, Source source) {
                    if (tree.getValue() instanceof String text && SQL.matcher(text).find()) {
                      fault(source, tree, text.lines().findFirst().orElse(""));
                    }
                    return super.visitLiteral(tree, source);
                  }
                }))
        .isEmpty();
  }

  @Test
  void classes_with_tests_end_in_test_and_no_others_do() {
    for (var source : Source.parsed("src/test/java/")) {
      var finder = new TestFinder();
      finder.scan(source.unit(), source);
      assertThat(source.path().endsWith("Test.java")).as(source.path()).isEqualTo(finder.found);
    }
  }

  @Test
  void tests_wait_for_conditions_not_for_time() {
    for (var path : RepositoryFiles.below("src/test/java/", "java")) {
      if (!path.endsWith("/TidyJavaTest.java")) {
        assertThat(RepositoryFiles.read(path)).as(path).doesNotContainPattern(SLEEP);
      }
    }
  }

  @Test
  void tests_are_named_as_facts_in_words() {
    assertThat(
            faultsOf(
                Source.parsed("src/test/java/"),
                new Finder() {
                  @Override
                  public @Nullable Void visitMethod(MethodTree tree, Source source) {
                    if (isTest(tree.getModifiers()) && !FACT.matcher(tree.getName()).matches()) {
                      fault(source, tree, tree.getName());
                    }
                    return super.visitMethod(tree, source);
                  }
                }))
        .isEmpty();
  }

  @Test
  void tests_draw_lots_by_their_seed_alone() {
    for (var path : RepositoryFiles.below("src/test/java/", "java")) {
      if (!path.endsWith("/Seed.java")) {
        assertThat(RepositoryFiles.read(path)).as(path).doesNotContainPattern(LOTS);
      }
    }
  }

  private static boolean isTest(ModifiersTree modifiers) {
    return modifiers.getAnnotations().stream()
        .anyMatch(each -> TEST.matcher(each.getAnnotationType().toString()).matches());
  }

  private static boolean overrides(ModifiersTree modifiers) {
    return modifiers.getAnnotations().stream()
        .anyMatch(each -> each.getAnnotationType().toString().equals("Override"));
  }

  private static List<String> faultsOf(List<Source> sources, Finder finder) {
    assertThat(sources).isNotEmpty();
    sources.forEach(source -> finder.scan(source.unit(), source));
    return finder.faults;
  }

  /** One parsed file. */
  private record Source(String path, CompilationUnitTree unit, DocTrees trees) {
    static List<Source> parsed(String folder) {
      var compiler = ToolProvider.getSystemJavaCompiler();
      try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
        var paths = RepositoryFiles.below(folder, "java").stream().map(Path::of).toList();
        var units = files.getJavaFileObjectsFromPaths(paths);
        var task = (JavacTask) compiler.getTask(null, files, null, null, null, units);
        var trees = DocTrees.instance(task);
        var sources = new ArrayList<Source>();
        for (var unit : task.parse()) {
          sources.add(new Source(unit.getSourceFile().getName(), unit, trees));
        }
        return sources;
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Nullable DocCommentTree doc(com.sun.source.util.TreePath path) {
      return trees.getDocCommentTree(path);
    }

    long line(Tree tree) {
      return unit.getLineMap()
          .getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
    }

    long lines(Tree tree) {
      var end = trees.getSourcePositions().getEndPosition(unit, tree);
      return unit.getLineMap().getLineNumber(end) - line(tree) + 1;
    }
  }

  private static class Finder extends TreePathScanner<@Nullable Void, Source> {
    final List<String> faults = new ArrayList<>();

    void fault(Source source, Tree tree, CharSequence what) {
      faults.add(source.path() + ":" + source.line(tree) + ": " + what);
    }
  }

  private static final class TestFinder extends Finder {
    private boolean found;

    @Override
    public @Nullable Void visitAnnotation(AnnotationTree tree, Source source) {
      found |= TEST.matcher(tree.getAnnotationType().toString()).matches();
      return super.visitAnnotation(tree, source);
    }
  }
}
