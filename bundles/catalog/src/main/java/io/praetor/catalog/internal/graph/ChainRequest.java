package io.praetor.catalog.internal.graph;

/**
 * What chain is wanted.
 *
 * @param datacenter where the service is looked for
 * @param home where the chain will be used
 * @param trustDomain part of the names under which instances identify themselves
 */
public record ChainRequest(
    String service, String datacenter, String home, String trustDomain, Overrides overrides) {

  /**
   * What the one who asks knows better than the entries.
   *
   * @param gatewayMode empty to leave it to the entries
   * @param protocol as above; one without single requests leaves routers and splitters out
   * @param connectTimeoutNanos as above if it is not positive
   */
  public record Overrides(String gatewayMode, String protocol, long connectTimeoutNanos) {

    public static final Overrides NONE = new Overrides("", "", 0);

    boolean forbidsRouting() {
      return !protocol.isEmpty() && !ChainEntries.WITH_REQUESTS.contains(protocol);
    }
  }
}
