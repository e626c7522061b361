package io.praetor.itest.browser;

/** What pages say in English, where tests need it; the only place that changes with the texts. */
final class Words {

  static final String LOADING = "Loading…";
  static final String LOST = "cannot be reached";
  static final String SEARCH = "Search";
  static final String BROKEN = "could not be loaded";
  static final String SERVICES = "Services";
  static final String NODES = "Nodes";
  static final String CRITICAL = "critical";

  /** Whatever a filter is made of. */
  static final String FILTER_ROLES = "button|radio|tab|checkbox|option";

  static final String SEARCH_ROLES = "searchbox|textbox|combobox";

  private Words() {}
}
