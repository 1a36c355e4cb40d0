package dev.comanda;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * Which tests a short run makes of those that take long: drawn by lot, others in each run. A long
 * run makes them all.
 */
public final class Drawn {
  private final Class<?> tests;
  private final Set<String> names;

  /**
   * Draws.
   *
   * @param tests in which they stand
   * @param count the name of how many
   */
  public Drawn(Class<?> tests, String count) {
    this.tests = tests;
    var all =
        Arrays.stream(tests.getDeclaredMethods())
            .filter(Drawn::isTest)
            .map(Method::getName)
            .sorted()
            .toList();
    names = Set.copyOf(of(tests, count, all));
  }

  /** The same of anything else: so many of all, others in each run. */
  public static <T> List<T> of(Class<?> tests, String count, List<T> all) {
    var mixed = new ArrayList<>(all);
    Collections.shuffle(mixed, Seed.of(tests));
    return List.copyOf(mixed.subList(0, Math.min(mixed.size(), TestCounts.of(count))));
  }

  private static boolean isTest(Method method) {
    return method.isAnnotationPresent(Test.class)
        || method.isAnnotationPresent(ParameterizedTest.class);
  }

  /** Leaves the test out that is about to run, where it is one of these and was not drawn. */
  public void orLeave(TestInfo test) {
    var method = test.getTestMethod().orElseThrow();
    Assumptions.assumeTrue(
        method.getDeclaringClass() != tests || names.contains(method.getName()),
        "is made in long runs, and where it is drawn");
  }
}
