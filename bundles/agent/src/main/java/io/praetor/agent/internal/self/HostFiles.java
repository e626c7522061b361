package io.praetor.agent.internal.self;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Looks at a Linux machine: {@code /proc}, {@code /etc/os-release}, and the root's file system. */
public final class HostFiles implements Supplier<HostReport> {

  private static final long KIBI = 1024;

  /** What is passed on as the kernel says it, in bytes. */
  private static final Map<String, String> OTHER_MEMORY =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("slab", "Slab"),
              Map.entry("sreclaimable", "SReclaimable"),
              Map.entry("sunreclaim", "SUnreclaim"),
              Map.entry("pageTables", "PageTables"),
              Map.entry("mapped", "Mapped"),
              Map.entry("swapTotal", "SwapTotal"),
              Map.entry("swapFree", "SwapFree"),
              Map.entry("swapCached", "SwapCached"),
              Map.entry("commitLimit", "CommitLimit"),
              Map.entry("committedAS", "Committed_AS"),
              Map.entry("hugePageSize", "Hugepagesize")));

  private final Path root;
  private final Supplier<Instant> clock;

  /**
   * Makes it.
   *
   * @param root where {@code proc} and {@code etc} are
   */
  public HostFiles(Path root, Supplier<Instant> clock) {
    this.root = root;
    this.clock = clock;
  }

  @Override
  public HostReport get() {
    List<String> errors = new ArrayList<>();
    Map<String, Object> host = new LinkedHashMap<>();
    Map<String, Object> memory = new LinkedHashMap<>();
    Map<String, Object> disk = new LinkedHashMap<>();
    List<Map<String, Object>> processors = new ArrayList<>();
    attempt(errors, () -> host(host));
    attempt(errors, () -> memory(memory));
    attempt(errors, () -> disk(disk));
    attempt(errors, () -> processors(processors));
    Instant now = clock.get();
    long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
    return new HostReport(memory, processors, host, disk, errors, nanos);
  }

  private interface Look {
    void run() throws IOException;
  }

  private static void attempt(List<String> errors, Look look) {
    try {
      look.run();
    } catch (IOException | RuntimeException e) {
      errors.add(e.toString());
    }
  }

  private void host(Map<String, Object> host) throws IOException {
    long uptime = (long) Double.parseDouble(text("proc/uptime").split(" ")[0]);
    Map<String, String> release = pairs("etc/os-release", "=");
    host.put("hostname", text("proc/sys/kernel/hostname"));
    host.put("uptime", uptime);
    host.put("bootTime", clock.get().getEpochSecond() - uptime);
    host.put("procs", processes());
    host.put("os", "linux");
    host.put("platform", release.getOrDefault("ID", ""));
    host.put("platformFamily", release.getOrDefault("ID_LIKE", release.getOrDefault("ID", "")));
    host.put("platformVersion", platformVersion(release));
    host.put("kernelVersion", text("proc/sys/kernel/osrelease"));
    host.put("kernelArch", kernelArch(System.getProperty("os.arch")));
    host.put("virtualizationSystem", "");
    host.put("virtualizationRole", "");
    host.put("hostId", hostId());
  }

  /** Debian tells its point releases in a file of its own. */
  private String platformVersion(Map<String, String> release) throws IOException {
    String version = release.getOrDefault("VERSION_ID", "");
    Path points = root.resolve("etc/debian_version");
    return release.getOrDefault("ID", "").equals("debian") && Files.isReadable(points)
        ? Files.readString(points).strip()
        : version;
  }

  /** The kernel's name of it, where Java has another. */
  private static String kernelArch(String arch) {
    return arch.equals("amd64") ? "x86_64" : arch;
  }

  /** The machine's own id before one of its installation, and that before one of this boot. */
  private String hostId() throws IOException {
    Path product = root.resolve("sys/class/dmi/id/product_uuid");
    if (Files.isReadable(product)) {
      return Files.readString(product).strip().toLowerCase(Locale.ROOT);
    }
    Path machine = root.resolve("etc/machine-id");
    String id = Files.isReadable(machine) ? Files.readString(machine).strip() : "";
    return id.matches("[0-9a-f]{32}")
        ? id.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")
        : text("proc/sys/kernel/random/boot_id");
  }

  private long processes() throws IOException {
    try (Stream<Path> entries = Files.list(root.resolve("proc"))) {
      return entries.filter(p -> p.getFileName().toString().matches("[0-9]+")).count();
    }
  }

  private void memory(Map<String, Object> memory) throws IOException {
    Map<String, String> found = pairs("proc/meminfo", ":");
    long total = bytes(found, "MemTotal");
    long free = bytes(found, "MemFree");
    long buffers = bytes(found, "Buffers");
    long cached = bytes(found, "Cached");
    long used = total - free - buffers - cached;
    memory.put("total", total);
    memory.put("available", bytes(found, "MemAvailable"));
    memory.put("used", used);
    memory.put("usedPercent", percent(used, total));
    memory.put("free", free);
    memory.put("active", bytes(found, "Active"));
    memory.put("inactive", bytes(found, "Inactive"));
    memory.put("buffers", buffers);
    memory.put("cached", cached);
    memory.put("dirty", bytes(found, "Dirty"));
    memory.put("writeBack", bytes(found, "Writeback"));
    memory.put("shared", bytes(found, "Shmem"));
    OTHER_MEMORY.forEach((name, field) -> memory.put(name, bytes(found, field)));
  }

  private void disk(Map<String, Object> disk) throws IOException {
    FileStore store = Files.getFileStore(root);
    long total = store.getTotalSpace();
    long used = total - store.getUnallocatedSpace();
    disk.put("path", root.toString());
    disk.put("fstype", store.type());
    disk.put("total", total);
    disk.put("free", store.getUsableSpace());
    disk.put("used", used);
    disk.put("usedPercent", percent(used, used + store.getUsableSpace()));
  }

  private void processors(List<Map<String, Object>> processors) throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    for (String line : Files.readAllLines(root.resolve("proc/cpuinfo"))) {
      String[] parts = line.split(":", 2);
      if (parts.length == 2) {
        found.put(parts[0].strip(), parts[1].strip());
      } else if (!found.isEmpty()) {
        processors.add(processor(found));
        found.clear();
      }
    }
    if (!found.isEmpty()) {
      processors.add(processor(found));
    }
  }

  private static Map<String, Object> processor(Map<String, String> found) {
    Map<String, Object> processor = new LinkedHashMap<>();
    processor.put("cpu", number(found.get("processor")));
    processor.put("vendorId", found.getOrDefault("vendor_id", ""));
    processor.put("family", found.getOrDefault("cpu family", ""));
    processor.put("model", found.getOrDefault("model", ""));
    processor.put("stepping", number(found.get("stepping")));
    processor.put("physicalId", found.getOrDefault("physical id", ""));
    processor.put("coreId", found.getOrDefault("core id", ""));
    processor.put("cores", 1L);
    processor.put("modelName", found.getOrDefault("model name", ""));
    processor.put("mhz", Double.valueOf(found.getOrDefault("cpu MHz", "0")));
    processor.put("cacheSize", number(found.get("cache size")));
    processor.put("flags", List.of(found.getOrDefault("flags", "").split(" ")));
    processor.put("microcode", found.getOrDefault("microcode", ""));
    return processor;
  }

  private String text(String file) throws IOException {
    return Files.readString(root.resolve(file)).strip();
  }

  private Map<String, String> pairs(String file, String divider) throws IOException {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String line : Files.readAllLines(root.resolve(file))) {
      String[] parts = line.split(divider, 2);
      if (parts.length == 2) {
        pairs.put(parts[0].strip(), parts[1].strip().replace("\"", ""));
      }
    }
    return pairs;
  }

  private static long bytes(Map<String, String> meminfo, String name) {
    return number(meminfo.get(name)) * KIBI;
  }

  /** The number that a text begins with, 0 when there is none. */
  private static long number(String text) {
    String digits = text == null ? "" : text.toLowerCase(Locale.ROOT).replaceAll("[^0-9].*", "");
    return digits.isEmpty() ? 0 : Long.parseLong(digits);
  }

  private static double percent(long part, long whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
  }
}
