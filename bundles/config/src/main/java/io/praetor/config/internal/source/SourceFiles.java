package io.praetor.config.internal.source;

import io.praetor.config.internal.source.SourceFile.Format;
import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.syntax.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads configuration files and directories, in the order and by the names that count. */
final class SourceFiles {

  private final String format;
  private final List<SourceFile> files = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * A reader.
   *
   * @param format format of all files, empty to go by their extension
   */
  SourceFiles(String format) throws ConfigurationException {
    if (!format.isEmpty() && !format.equals("hcl") && !format.equals("json")) {
      throw new ConfigurationException("-config-format must be either 'hcl' or 'json'");
    }
    this.format = format;
  }

  /** Reads a file, or the files of a directory by name; never those of its subdirectories. */
  void add(String name) throws ConfigurationException {
    Path path = path(name);
    if (Files.isDirectory(path)) {
      addDirectory(path);
      return;
    }
    if (!Files.exists(path)) {
      throw unreadable("Open", name, "no such file or directory");
    }
    Format known =
        formatOf(name)
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "config: file "
                            + name
                            + " must end in .hcl or .json, or -config-format must be given"));
    read(path, name, known);
  }

  List<SourceFile> files() {
    return files;
  }

  List<String> warnings() {
    return warnings;
  }

  private static Path path(String name) throws ConfigurationException {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new ConfigurationException("config: Open failed on " + name + ". " + e.getReason(), e);
    }
  }

  private void addDirectory(Path directory) throws ConfigurationException {
    List<Path> entries;
    try (Stream<Path> listing = Files.list(directory)) {
      entries = listing.sorted(Comparator.comparing(p -> p.getFileName().toString())).toList();
    } catch (IOException e) {
      throw unreadable("Readdir", directory.toString(), reason(e));
    }
    for (Path entry : entries) {
      if (Files.isDirectory(entry)) {
        continue;
      }
      String name = entry.normalize().toString();
      Optional<Format> known = formatOf(name);
      if (known.isPresent()) {
        read(entry, name, known.get());
      } else {
        warnings.add("config: " + name + " is skipped: its name does not end in .hcl or .json");
      }
    }
  }

  private Optional<Format> formatOf(String name) {
    if (!format.isEmpty()) {
      return Optional.of(format.equals("json") ? Format.JSON : Format.HCL);
    }
    if (name.endsWith(".json")) {
      return Optional.of(Format.JSON);
    }
    return name.endsWith(".hcl") ? Optional.of(Format.HCL) : Optional.empty();
  }

  private void read(Path path, String name, Format known) throws ConfigurationException {
    try {
      if (Files.size(path) > Limits.MAX_FILE_BYTES) {
        throw new ConfigurationException(
            "config: " + name + " is larger than " + Limits.MAX_FILE_BYTES + " bytes");
      }
      String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
      if (!text.isBlank()) {
        files.add(new SourceFile(name, known, text));
      }
    } catch (IOException e) {
      throw unreadable("ReadFile", name, reason(e));
    }
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    return e instanceof NoSuchFileException ? "no such file or directory" : e.getMessage();
  }

  private static ConfigurationException unreadable(String verb, String name, String reason) {
    return new ConfigurationException(
        "config: " + verb + " failed on " + name + ". open " + name + ": " + reason);
  }
}
