package io.praetor.config.internal.source;

import io.praetor.config.internal.schema.Schema;
import io.praetor.config.internal.schema.TreeReader;
import io.praetor.config.internal.source.SourceFile.Format;
import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.syntax.JsonText;
import io.praetor.format.hcl.HclException;
import io.praetor.format.hcl.HclText;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that somebody has set, laid over one another in the order that counts. */
public final class Sources {

  /**
   * The outcome.
   *
   * @param tree what was set, without any default
   */
  public record Merged(Map<String, Object> tree, boolean dev, List<String> warnings) {}

  private final Schema schema;
  private final Map<String, Object> tree = new LinkedHashMap<>();
  private final Set<String> warnings = new LinkedHashSet<>();

  private Sources(Schema schema) {
    this.schema = schema;
  }

  /** List-valued flags, then files, then the other flags, then {@code -hcl} fragments. */
  public static Merged merge(AgentFlags flags, Schema schema) throws ConfigurationException {
    Sources sources = new Sources(schema);
    SourceFiles files = new SourceFiles(flags.format());
    for (String path : flags.paths()) {
      files.add(path);
    }
    sources.warnings.addAll(files.warnings());
    sources.add("flags", flags.lists(), false);
    for (SourceFile file : files.files()) {
      sources.add(file);
    }
    sources.add("flags", flags.scalars(), false);
    for (int i = 0; i < flags.fragments().size(); i++) {
      sources.add(new SourceFile("flag-" + i + ".hcl", Format.HCL, flags.fragments().get(i)));
    }
    return new Merged(sources.tree, flags.dev(), List.copyOf(sources.warnings));
  }

  private void add(SourceFile file) throws ConfigurationException {
    SourceFile known = asWritten(file);
    add(known.name(), parse(known), known.format() == Format.JSON);
  }

  /** HCL 1 takes a text that begins with a brace for JSON. */
  private static SourceFile asWritten(SourceFile file) {
    return file.format() == Format.HCL && file.text().stripLeading().startsWith("{")
        ? new SourceFile(file.name(), Format.JSON, file.text())
        : file;
  }

  private static Map<String, Object> parse(SourceFile file) throws ConfigurationException {
    try {
      return file.format() == Format.JSON
          ? JsonText.object(file.text())
          : HclText.object(file.text());
    } catch (ConfigurationException | HclException e) {
      throw new ConfigurationException("failed to parse " + file.name() + ": " + e.getMessage(), e);
    }
  }

  private void add(String name, Map<String, Object> raw, boolean json)
      throws ConfigurationException {
    TreeReader reader = new TreeReader(schema, json);
    Map<String, Object> read = reader.read(raw);
    String error = reader.reading().error();
    if (!error.isEmpty()) {
      throw new ConfigurationException("failed to parse " + name + ": " + error);
    }
    warnings.addAll(reader.reading().warnings());
    Overlay.apply(tree, read);
  }
}
