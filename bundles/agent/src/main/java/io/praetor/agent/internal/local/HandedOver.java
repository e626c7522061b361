package io.praetor.agent.internal.local;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.format.json.Fields;
import io.praetor.format.json.JsonText;
import io.praetor.format.json.JsonTree;
import io.praetor.format.json.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one version of this bundle tells the next about checks, on top of what outlives the agent: a
 * check that passes does so while its agent goes on, whoever looks after it. The file has to be
 * where nothing is left after a restart of the agent, when nobody looked for a while. For one
 * thread at a time.
 */
final class HandedOver implements Kept {

  private static final Logger LOG = LoggerFactory.getLogger(HandedOver.class);
  private static final Refusal BROKEN = OperationFailedException::new;

  private final Kept kept;
  private final Path file;
  private final Map<String, State> states;

  /**
   * Takes over what the last version left, if there was one.
   *
   * @param file null to leave nothing
   */
  HandedOver(Kept kept, Path file) {
    this.kept = kept;
    this.file = file;
    this.states = take(file);
  }

  private static Map<String, State> take(Path file) {
    Map<String, State> states = new HashMap<>();
    if (file == null || !Files.exists(file)) {
      return states;
    }
    try {
      byte[] text = Files.readAllBytes(file);
      Files.delete(file);
      if (JsonTree.parse(text, BROKEN) instanceof List<?> checks) {
        checks.forEach(check -> add(check, states));
      }
    } catch (IOException | PlatformException e) {
      LOG.warn("what was handed over about checks is passed over: {}", file, e);
    }
    return states;
  }

  private static void add(Object check, Map<String, State> states) {
    Map<String, Object> members = Spelling.object(check);
    if (members == null) {
      throw BROKEN.because("no check");
    }
    Fields fields = Fields.of("", members, BROKEN);
    String status = fields.text("Status");
    if (CheckRules.STATUSES.contains(status)) {
      states.put(fields.text("CheckID"), new State(status, fields.text("Output")));
    }
  }

  /** Leaves what is known of checks to the next version. */
  void leave(List<Registered.Check> checks) {
    if (file == null) {
      return;
    }
    List<Map<String, Object>> all = new ArrayList<>();
    for (Registered.Check check : checks) {
      AgentCheck known = check.check();
      all.add(Map.of("CheckID", known.id(), "Status", known.status(), "Output", known.output()));
    }
    try {
      Files.write(file, JsonText.of(all).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.warn("checks will begin as critical after this update: {}", file, e);
    }
  }

  /** Counts once: afterwards the check itself knows better. */
  @Override
  public Optional<State> state(String checkId) {
    State state = states.remove(checkId);
    return state == null ? kept.state(checkId) : Optional.of(state);
  }

  @Override
  public void keep(Registered registered) {
    kept.keep(registered);
  }

  @Override
  public void forget(Registered registered) {
    kept.forget(registered);
  }

  @Override
  public void keepState(Registered.Check check) {
    kept.keepState(check);
  }

  @Override
  public List<Registered> all() {
    return kept.all();
  }
}
