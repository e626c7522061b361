package io.praetor.format.filter;

import io.praetor.format.filter.Expression.Match;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * What filters may ask of an object, by name. Immutable; a null that a getter returns is as good as
 * an empty value.
 *
 * @param <T> the object
 */
public final class Selectors<T> {

  private final Map<String, Field<T>> fields;

  private Selectors(Map<String, Field<T>> fields) {
    this.fields = fields;
  }

  /** No selectors yet. */
  public static <T> Selectors<T> none() {
    return new Selectors<>(Map.of());
  }

  public Selectors<T> text(String name, Function<T, String> get) {
    return with(name, Field.text(get));
  }

  public Selectors<T> number(String name, ToLongFunction<T> get) {
    return with(name, Field.number(get));
  }

  public Selectors<T> flag(String name, Predicate<T> get) {
    return with(name, Field.flag(get));
  }

  public Selectors<T> texts(String name, Function<T, List<String>> get) {
    return with(name, Field.texts(get));
  }

  /** Texts by any name. */
  public Selectors<T> pairs(String name, Function<T, Map<String, String>> get) {
    return with(name, Field.map(get, Field.text(Function.identity())));
  }

  /** Lists of texts by any name. */
  public Selectors<T> lists(String name, Function<T, Map<String, List<String>>> get) {
    return with(name, Field.map(get, Field.texts(Function.identity())));
  }

  public <V> Selectors<T> object(String name, Function<T, V> get, Selectors<V> selectors) {
    return with(name, Field.object(get, selectors));
  }

  /** Objects, of which one is enough that fits. */
  public <V> Selectors<T> list(String name, Function<T, List<V>> get, Selectors<V> selectors) {
    return with(name, Field.list(get, selectors));
  }

  /** Objects by any name. */
  public <V> Selectors<T> map(
      String name, Function<T, Map<String, V>> get, Selectors<V> selectors) {
    return with(name, Field.map(get, Field.object(Function.identity(), selectors)));
  }

  private Selectors<T> with(String name, Field<T> field) {
    Map<String, Field<T>> more = new LinkedHashMap<>(fields);
    more.put(name, field);
    return new Selectors<>(more);
  }

  /** The predicate of a comparison whose first steps led to this object. */
  Predicate<T> test(Match match, int steps) {
    Field<T> field = fields.get(match.selector().get(steps));
    if (field == null) {
      throw new IllegalArgumentException("Selector " + match.selected(steps + 1) + " is not valid");
    }
    return field.test(match, steps + 1);
  }
}
