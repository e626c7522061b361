package io.praetor.api.discovery;

/**
 * Asks for the instances of a service whose checks are not critical.
 *
 * @param datacenter where they are, in lower case
 * @param service name, whatever its case
 * @param tag what they must have, whatever its case; empty for any
 * @param way what is asked for in place of the service itself
 * @param onlyPassing whether warnings speak against an instance, too
 * @param freshness how old the answer may be
 */
public record InstanceLookup(
    String datacenter,
    String service,
    String tag,
    Way way,
    boolean onlyPassing,
    Freshness freshness) {

  /** How the service is reached. */
  public enum Way {
    /** As it is. */
    DIRECT,
    /** Through what speaks for it in the mesh. */
    MESH,
    /** Through a gateway that lets others in. */
    INGRESS
  }
}
