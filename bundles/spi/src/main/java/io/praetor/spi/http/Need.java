package io.praetor.spi.http;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.PlatformException;
import java.util.List;
import java.util.function.Function;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a caller must be allowed to do where access is controlled. Every method of every route
 * declares it, so that none is forgotten.
 */
public sealed interface Need {

  /** In words, for lists of routes, such as {@code key:read}. */
  String told();

  /**
   * What the request alone tells; the server looks before it asks the handler.
   *
   * @param found may throw what the handler would throw of a request that makes no sense
   * @param refusal what to say when one is lacking
   */
  record Rights(String told, Function<HttpRequest, List<Permission>> found, Refusal refusal)
      implements Need {

    /** The same, refused in other words. */
    public Rights refusing(Refusal other) {
      return new Rights(told, found, other);
    }
  }

  /**
   * What the handler looks after, because only the body or the state tells: by {@link
   * HttpRequest#caller()}, by {@link Answer.Guarded}, or because {@link Answer.Read} shows nobody
   * what they may not see.
   */
  record Decided(String told) implements Need {}

  /**
   * Nothing: everybody may.
   *
   * @param told why
   */
  record Nothing(String told) implements Need {}

  /** A refusal in words. Any thread; must not block. */
  @ConsumerType
  @FunctionalInterface
  interface Refusal {

    /** As Consul refuses most things. */
    Refusal PLAIN = lacking -> new ForbiddenException("Permission denied");

    PlatformException of(Permission lacking);
  }

  /** A right on a resource that has no names. */
  static Rights of(Resource resource, Access access) {
    List<Permission> one = List.of(Permission.of(resource, access));
    return new Rights(told(resource, access), request -> one, Refusal.PLAIN);
  }

  /** A right on what a request names. */
  static Rights of(Resource resource, Access access, Function<HttpRequest, String> name) {
    return new Rights(
        told(resource, access),
        request -> List.of(Permission.of(resource, access, name.apply(request))),
        Refusal.PLAIN);
  }

  /** Only what the caller may read is shown. */
  static Decided filtered(Resource... resources) {
    StringBuilder told = new StringBuilder();
    for (Resource resource : resources) {
      told.append(told.isEmpty() ? "shows " : ", ").append(told(resource, Access.READ));
    }
    return new Decided(told.toString());
  }

  /** See {@link Decided}. */
  static Decided decided(String told) {
    return new Decided(told);
  }

  /** See {@link Nothing}. */
  static Nothing nothing(String why) {
    return new Nothing(why);
  }

  private static String told(Resource resource, Access access) {
    return resource.text() + ':' + access.text();
  }

  /** What is done for who has what it needs. */
  default Action then(Handler handler) {
    return new Action(this, handler);
  }
}
