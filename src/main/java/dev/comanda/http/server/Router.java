package dev.comanda.http.server;

import dev.comanda.http.Verb;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the line of {@code Routes} that answers a path. Literal segments win over parameters.
 * Immutable.
 */
final class Router<T> {
  /** A found path: what each verb does there, and the texts of its parameters. */
  record Match<T>(String template, Map<Verb, T> byVerb, Map<String, String> parameters) {
    /** The verbs offered, as an {@code Allow} header. */
    String allow() {
      var names = new TreeSet<String>();
      byVerb.keySet().forEach(verb -> names.add(verb.name()));
      if (byVerb.containsKey(Verb.GET)) {
        names.add("HEAD");
      }
      names.add("OPTIONS");
      return String.join(", ", names);
    }
  }

  private static final class Node<T> {
    final Map<String, Node<T>> literals = new HashMap<>();
    final Map<Verb, T> byVerb = new EnumMap<>(Verb.class);
    Optional<Node<T>> parameter = Optional.empty();
    Optional<Node<T>> rest = Optional.empty();
    String template = "";
  }

  private static final String API = "/api/";

  private final Node<T> root = new Node<>();

  /** Adds a line; {@code {name}} is a segment, {@code {name...}} at the end is all that follows. */
  void add(Verb verb, String template, T target) {
    var node = root;
    for (var segment : template.substring(1).split("/", -1)) {
      if (segment.endsWith("...}")) {
        var next = node.rest.orElseGet(Node::new);
        node.rest = Optional.of(next);
        node = next;
      } else if (segment.startsWith("{")) {
        var next = node.parameter.orElseGet(Node::new);
        node.parameter = Optional.of(next);
        node = next;
      } else {
        node = node.literals.computeIfAbsent(segment, ignored -> new Node<>());
      }
    }
    if (node.byVerb.put(verb, target) != null) {
      throw new IllegalArgumentException("Two routes for " + verb + " " + template);
    }
    if (!node.template.isEmpty() && !node.template.equals(template)) {
      throw new IllegalArgumentException("One path, two names: " + node.template + ", " + template);
    }
    node.template = template;
  }

  /**
   * The line for a path as sent. Under {@code /api/} a slash at the end is left out where no line
   * has it: older clients write it.
   *
   * @throws dev.comanda.problem.Refused {@code invalid} when the path's encoding is broken
   */
  Optional<Match<T>> find(String path) {
    if (!path.startsWith("/")) {
      return Optional.empty();
    }
    var segments = new ArrayList<String>();
    for (var segment : path.substring(1).split("/", -1)) {
      segments.add(Percent.decode(segment, "path", false));
    }
    var found = find(root, segments, 0);
    if (found.isEmpty() && path.startsWith(API) && segments.getLast().isEmpty()) {
      segments.removeLast();
      found = find(root, segments, 0);
    }
    return found.map(node -> match(node, segments));
  }

  private static <T> Optional<Node<T>> find(Node<T> node, List<String> segments, int at) {
    if (at == segments.size()) {
      return node.byVerb.isEmpty() ? Optional.empty() : Optional.of(node);
    }
    var literal = node.literals.get(segments.get(at));
    if (literal != null) {
      var found = find(literal, segments, at + 1);
      if (found.isPresent()) {
        return found;
      }
    }
    if (node.parameter.isPresent() && !segments.get(at).isEmpty()) {
      var found = find(node.parameter.get(), segments, at + 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return node.rest;
  }

  private static <T> Match<T> match(Node<T> node, List<String> segments) {
    var names = node.template.substring(1).split("/", -1);
    var parameters = new HashMap<String, String>();
    for (int i = 0; i < names.length; i++) {
      if (names[i].endsWith("...}")) {
        parameters.put(
            names[i].substring(1, names[i].length() - 4),
            String.join("/", segments.subList(i, segments.size())));
      } else if (names[i].startsWith("{")) {
        parameters.put(names[i].substring(1, names[i].length() - 1), segments.get(i));
      }
    }
    return new Match<>(node.template, node.byVerb, parameters);
  }
}
