package io.praetor.shell.internal.command;

import io.praetor.api.config.AgentSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** {@code praetor:status}. Works in an agent that has no configuration yet, too. */
@Component(
    service = StatusCommand.class,
    configurationPid = AgentSettings.PID,
    property = {"osgi.command.scope=praetor", "osgi.command.function=status"})
public final class StatusCommand {

  private final WaitingComponents waiting;
  private final StatusBlocks blocks = new StatusBlocks();

  private volatile AgentSettings settings;

  @Activate
  public StatusCommand(AgentSettings settings, @Reference ServiceComponentRuntime runtime) {
    this.settings = settings;
    this.waiting = new WaitingComponents(runtime);
  }

  @Modified
  void modified(AgentSettings changed) {
    settings = changed;
  }

  @Reference(
      target = "(praetor.status=*)",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindStatus(Supplier<Map<String, String>> source, Map<String, Object> properties) {
    blocks.add(source, String.valueOf(properties.get("praetor.status")));
  }

  void unbindStatus(Supplier<Map<String, String>> source) {
    blocks.remove(source);
  }

  /** Everything there is to know at a glance. */
  public String status() {
    StringBuilder text = new StringBuilder();
    text.append(AgentBlock.of(settings, uptime(), ProcessMemory.now()).text()).append('\n');
    for (Block block : blocks.read()) {
      text.append(block.text()).append('\n');
    }
    return text.append(waiting.block().text().stripTrailing()).toString();
  }

  private static Duration uptime() {
    Instant now = Instant.now();
    return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
  }
}
