package io.praetor.plugins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a pom says itself, without what it inherits. */
final class PomFile {

  private final Document document;

  PomFile(Path file) throws IOException {
    try {
      document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file.toString(), e);
    }
  }

  /** The text of the first element of a name, at any depth; empty when there is none. */
  String first(String name) {
    NodeList found = document.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }

  /** Versions of plugins that have one, by artifact. */
  Map<String, String> pluginVersions() {
    Map<String, String> versions = new TreeMap<>();
    NodeList plugins = document.getElementsByTagName("plugin");
    for (int n = 0; n < plugins.getLength(); n++) {
      Element plugin = (Element) plugins.item(n);
      String version = resolved(text(plugin, "version"));
      if (!version.isEmpty()) {
        versions.put(text(plugin, "artifactId"), version);
      }
    }
    return versions;
  }

  /** Dependencies, each as {@code group:artifact:version:scope}. */
  Set<String> dependencies() {
    Set<String> all = new TreeSet<>();
    NodeList dependencies = document.getElementsByTagName("dependency");
    for (int n = 0; n < dependencies.getLength(); n++) {
      Element one = (Element) dependencies.item(n);
      all.add(
          String.join(
              ":",
              text(one, "groupId"),
              text(one, "artifactId"),
              text(one, "version"),
              text(one, "scope")));
    }
    return all;
  }

  /** The value of a property that a text names, or the text. */
  private String resolved(String text) {
    return text.startsWith("${") ? first(text.substring(2, text.length() - 1)) : text;
  }

  /** The text of a child, not of what is further inside. */
  private static String text(Element element, String name) {
    NodeList children = element.getChildNodes();
    for (int n = 0; n < children.getLength(); n++) {
      if (children.item(n).getNodeName().equals(name)) {
        return children.item(n).getTextContent().strip();
      }
    }
    return "";
  }
}
