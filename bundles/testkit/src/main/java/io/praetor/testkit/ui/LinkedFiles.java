package io.praetor.testkit.ui;

import io.praetor.spi.ui.WebResources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All files that a first one leads to, by the links that browsers follow by themselves. */
final class LinkedFiles {

  private static final Pattern HTML =
      Pattern.compile("<(?:script|link|img)\\b[^>]*?\\b(?:src|href)=[\"']([^\"']+)[\"']");
  private static final Pattern SCRIPT =
      Pattern.compile("(?:\\bfrom\\s+|\\bimport\\s+|\\bimport\\()[\"'](\\.[^\"']+)[\"']");
  private static final Pattern STYLE = Pattern.compile("url\\([\"']?([^\"')]+)[\"']?\\)");

  private final WebResources resources;
  private final Map<String, byte[]> files = new TreeMap<>();
  private final Deque<String> left = new ArrayDeque<>();

  private LinkedFiles(WebResources resources) {
    this.resources = resources;
  }

  /** Contents by path; null where nothing is. */
  static Map<String, byte[]> from(WebResources resources, String first) {
    LinkedFiles linked = new LinkedFiles(resources);
    linked.left.add(first);
    while (!linked.left.isEmpty()) {
      linked.follow(linked.left.remove());
    }
    return linked.files;
  }

  static byte[] read(WebResources resources, String path) {
    try (InputStream in = resources.open(path)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void follow(String path) {
    if (files.containsKey(path)) {
      return;
    }
    byte[] content = read(resources, path);
    files.put(path, content);
    Pattern links = links(path);
    if (content == null || links == null) {
      return;
    }
    Matcher link = links.matcher(new String(content, StandardCharsets.UTF_8));
    while (link.find()) {
      String target = link.group(1);
      if (!target.startsWith("data:")) {
        left.add(URI.create(path).resolve(target).getPath());
      }
    }
  }

  private static Pattern links(String path) {
    if (path.endsWith(".html")) {
      return HTML;
    }
    if (path.endsWith(".js")) {
      return SCRIPT;
    }
    return path.endsWith(".css") ? STYLE : null;
  }
}
