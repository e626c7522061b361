package io.praetor.acl.internal.login;

import io.praetor.api.acl.AuthMethodRow;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.format.go.GoText;
import io.praetor.format.json.JsonText;
import io.praetor.spi.auth.AuthMethodType;
import io.praetor.spi.auth.Validator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What checks the credentials of auth methods; kept for as long as a method stays as it is.
 * Thread-safe: the table is guarded by its own lock.
 */
public final class Validators implements AutoCloseable {

  /** Methods that are in use at a time; those that nobody used for longest are made anew. */
  static final int MAX_KEPT = 64;

  private final Supplier<Map<String, AuthMethodType>> types;
  private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * A validator and what it was made of.
   *
   * @param kind name of the method's kind
   * @param config its settings; an index would not do, since a restored state has others at the
   *     same
   */
  private record Kept(String kind, String config, AuthMethodType type, Validator validator) {
    @SuppressWarnings("ReferenceEquality") // another object is another version of the kind
    boolean isOf(AuthMethodRow method, AuthMethodType current) {
      return type == current && kind.equals(method.type()) && config.equals(method.config());
    }
  }

  /**
   * None is made yet.
   *
   * @param types kinds of auth methods that there are just now, by name
   */
  public Validators(Supplier<Map<String, AuthMethodType>> types) {
    this.types = types;
  }

  /**
   * Refuses an auth method of a kind that does not exist, or whose settings are no good.
   *
   * @throws OperationFailedException in Consul's words
   */
  public void check(AuthMethodRow method) {
    checkType(method);
    try {
      make(method, types.get().get(method.type())).close();
    } catch (PlatformException e) {
      throw new OperationFailedException("Invalid Auth Method: " + e.getMessage());
    }
  }

  /** Refuses a kind that does not exist. */
  public void checkType(AuthMethodRow method) {
    Map<String, AuthMethodType> known = types.get();
    if (!known.containsKey(method.type())) {
      throw new OperationFailedException(
          "Invalid Auth Method: Type should be one of: ["
              + String.join(" ", new TreeSet<>(known.keySet()))
              + "]");
    }
  }

  /** What checks credentials of a method; the same until it changes. */
  public Validator of(AuthMethodRow method) {
    AuthMethodType type = types.get().get(method.type());
    if (type == null) {
      throw new OperationFailedException(
          "no auth method type found with name " + GoText.quoted(method.type()));
    }
    synchronized (kept) {
      Kept old = kept.get(method.name());
      if (old != null && old.isOf(method, type)) {
        return old.validator();
      }
      Validator made = make(method, type);
      close(kept.put(method.name(), new Kept(method.type(), method.config(), type, made)));
      Iterator<Kept> eldest = kept.values().iterator();
      while (kept.size() > MAX_KEPT) {
        close(eldest.next());
        eldest.remove();
      }
      return made;
    }
  }

  private static Validator make(AuthMethodRow method, AuthMethodType type) {
    Object config = JsonText.tree(method.config());
    Map<String, Object> members = new LinkedHashMap<>();
    if (config instanceof Map<?, ?> found) {
      found.forEach((name, value) -> members.put((String) name, value));
    }
    return type.validator(members);
  }

  private static void close(Kept old) {
    if (old != null) {
      old.validator().close();
    }
  }

  @Override
  public void close() {
    synchronized (kept) {
      kept.values().forEach(Validators::close);
      kept.clear();
    }
  }
}
