package io.praetor.api.acl;

/**
 * What somebody must be allowed to do.
 *
 * @param name of the thing; empty for resources that are one thing, such as {@code operator}
 * @param extent what the name stands for
 */
public record Permission(Resource resource, Access access, String name, Extent extent) {

  /** For a resource that has no names. */
  public static Permission of(Resource resource, Access access) {
    return new Permission(resource, access, "", Extent.ONE);
  }

  /** For one thing. */
  public static Permission of(Resource resource, Access access, String name) {
    return new Permission(resource, access, name, Extent.ONE);
  }

  /** For everything whose name begins with a prefix, whether it exists or not. */
  public static Permission below(Resource resource, Access access, String prefix) {
    return new Permission(resource, access, prefix, Extent.BELOW);
  }

  /** For at least one thing of the kind, whichever. */
  public static Permission any(Resource resource, Access access) {
    return new Permission(resource, access, "", Extent.ANY);
  }

  /** As {@code key:write "app/a"}. */
  @Override
  public String toString() {
    String kind = resource.text() + ':' + access.text();
    return switch (extent) {
      case ONE -> name.isEmpty() ? kind : kind + " \"" + name + '"';
      case BELOW -> kind + " below \"" + name + '"';
      case ANY -> kind + " of any";
    };
  }

  /** What a name stands for. */
  public enum Extent {
    /** The thing of that name. */
    ONE,
    /** All names that begin with it. */
    BELOW,
    /** At least one name. */
    ANY
  }
}
