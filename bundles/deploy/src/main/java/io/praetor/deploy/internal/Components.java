package io.praetor.deploy.internal;

import java.util.List;

/**
 * The declared components of a bundle that do not work, each with the reason in a line.
 *
 * @param failed threw when they were activated
 * @param waiting for a configuration or a service, which may be as intended
 */
record Components(List<String> failed, List<String> waiting) {

  static final Components NONE = new Components(List.of(), List.of());
}
