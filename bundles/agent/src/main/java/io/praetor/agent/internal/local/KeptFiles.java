package io.praetor.agent.internal.local;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.format.json.Fields;
import io.praetor.format.json.JsonText;
import io.praetor.format.json.JsonTree;
import io.praetor.format.json.Refusal;
import io.praetor.spi.check.CheckDefinition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps registrations in the data directory where Consul does: a JSON file for each, named after
 * the SHA-256 of its id, for the agent's user only. Files appear whole or not at all; broken ones
 * are passed over. Blocks; for one thread at a time.
 */
final class KeptFiles implements Kept {

  private static final Logger LOG = LoggerFactory.getLogger(KeptFiles.class);
  private static final Refusal BROKEN = OperationFailedException::new;
  private static final String TEMPORARY = ".tmp";
  private static final String SIDECAR = "LocallyRegisteredAsSidecar";

  /** What Consul writes of members that nobody gave; a flag says something when it is false. */
  private static final Set<Object> NOTHING = Set.of("", 0L, List.of(), Map.of());

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final Path services;
  private final Path checks;
  private final Path states;
  private final LongSupplier seconds;

  /**
   * @param seconds since 1970, now
   */
  KeptFiles(Path dataDirectory, LongSupplier seconds) {
    services = dataDirectory.resolve("services");
    checks = dataDirectory.resolve("checks");
    states = checks.resolve("state");
    this.seconds = seconds;
  }

  @Override
  public void keep(Registered registered) {
    if (registered.origin() != Origin.API) {
      delete(path(registered)); // the other definition wins, now and after the next start
      return;
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("Token", registered.token());
    tree.put("Source", "remote");
    if (registered instanceof Registered.Service service) {
      tree.put(SIDECAR, service.sidecar());
      tree.put("Service", ServiceTree.ofCatalog(service.service()));
    } else if (registered instanceof Registered.Check check) {
      tree.put("Check", CheckTree.of(check.check(), ""));
      tree.put("ChkType", definition(check.definition()));
    }
    write(path(registered), tree, true);
  }

  private static Map<String, Object> definition(CheckDefinition definition) {
    if (definition == null) {
      return null;
    }
    Map<String, Object> tree = new LinkedHashMap<>(definition.members());
    tree.put("Interval", definition.interval().toNanos());
    tree.put("Timeout", definition.timeout().toNanos());
    return tree;
  }

  @Override
  public void forget(Registered registered) {
    delete(path(registered));
    if (registered instanceof Registered.Check check) {
      delete(states.resolve(name(check.check().id())));
    }
  }

  private Path path(Registered registered) {
    return registered instanceof Registered.Service service
        ? services.resolve(name(service.service().id()))
        : checks.resolve(name(((Registered.Check) registered).check().id()));
  }

  @Override
  public void keepState(Registered.Check check) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("CheckID", check.check().id());
    tree.put("Output", check.check().output());
    tree.put("Status", check.check().status());
    long ttl = check.definition() == null ? 0 : check.definition().number("TTL");
    tree.put("Expires", seconds.getAsLong() + ttl / NANOS_PER_SECOND);
    write(states.resolve(name(check.check().id())), tree, false);
  }

  @Override
  public Optional<State> state(String checkId) {
    Path file = states.resolve(name(checkId));
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Fields state = read(file);
      String status = state.text("Status");
      boolean counts =
          state.index("Expires") > seconds.getAsLong() && CheckRules.STATUSES.contains(status);
      return counts ? Optional.of(new State(status, state.text("Output"))) : Optional.empty();
    } catch (IOException | PlatformException e) {
      warn(file, e);
      return Optional.empty();
    }
  }

  @Override
  public List<Registered> all() {
    List<Registered> all = new ArrayList<>();
    for (Path directory : List.of(services, checks)) {
      for (Path file : files(directory)) {
        try {
          all.add(registered(read(file)));
        } catch (IOException | PlatformException | ClassCastException e) {
          warn(file, e);
        }
      }
    }
    return all;
  }

  private static Registered registered(Fields kept) {
    String token = kept.text("Token");
    if (kept.has("Service")) {
      AgentService service =
          ServiceReader.read(kept.object("Service", "Service"), "Service", BROKEN);
      requireId(service.id());
      return new Registered.Service(service, Origin.API, token, kept.flag(SIDECAR));
    }
    AgentCheck check = CheckTree.read(kept.object("Check", "Check"));
    requireId(check.id());
    if (!CheckRules.STATUSES.contains(check.status())) {
      throw BROKEN.because("no status");
    }
    Map<String, Object> members = Spelling.object(kept.any("ChkType"));
    CheckDefinition definition = members == null ? null : definition(check, members);
    return new Registered.Check(check, definition, Origin.API, token);
  }

  private static CheckDefinition definition(AgentCheck check, Map<String, Object> members) {
    Object interval = members.remove("Interval");
    Object timeout = members.remove("Timeout");
    Object script = members.remove("ScriptArgs");
    if (script != null) {
      members.put("Args", script);
    }
    members.values().removeIf(value -> value == null || NOTHING.contains(value));
    return new CheckDefinition(
        check.id(),
        check.serviceId(),
        Duration.ofNanos(interval instanceof Long nanos ? nanos : 0),
        Duration.ofNanos(timeout instanceof Long nanos ? nanos : 0),
        members);
  }

  private static void requireId(String id) {
    if (id.isEmpty()) {
      throw BROKEN.because("no id");
    }
  }

  private static Fields read(Path file) throws IOException {
    Map<String, Object> tree = Spelling.object(JsonTree.parse(Files.readAllBytes(file), BROKEN));
    if (tree == null) {
      throw BROKEN.because("no JSON object");
    }
    return Fields.of("", tree, BROKEN);
  }

  private static List<Path> files(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !file.toString().endsWith(TEMPORARY))
          .sorted()
          .toList();
    } catch (IOException e) {
      warn(directory, e);
      return List.of();
    }
  }

  /**
   * @param durable whether it has to survive a power cut; the words of checks are soon said again
   */
  private static void write(Path file, Map<String, Object> tree, boolean durable) {
    Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(temporary);
      try (FileChannel out =
          FileChannel.open(
              temporary,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        ByteBuffer bytes = ByteBuffer.wrap(JsonText.of(tree).getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        if (durable) {
          out.force(true);
        }
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new OperationFailedException("failed persisting " + file + ": " + e.getMessage());
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      warn(file, e);
    }
  }

  private static void warn(Path file, Exception problem) {
    LOG.warn("{} is passed over: {}", file, problem.getMessage());
  }

  private static String name(String id) {
    try {
      byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
