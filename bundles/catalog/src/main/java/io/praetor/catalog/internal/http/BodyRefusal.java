package io.praetor.catalog.internal.http;

import io.praetor.format.json.Refusal;
import java.util.Set;

/** How bodies are refused: members of Consul Enterprise are called by that name. */
final class BodyRefusal {

  private static final Set<String> NAMESPACE =
      Set.of("json: unknown field \"Namespace\"", "json: unknown field \"namespace\"");

  static final Refusal BODY =
      reason ->
          Refusal.REQUEST.because(
              NAMESPACE.contains(reason)
                  ? reason + " - Namespaces are a Consul Enterprise feature"
                  : reason);

  private BodyRefusal() {}
}
