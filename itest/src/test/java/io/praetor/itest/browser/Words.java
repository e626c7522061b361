package io.praetor.itest.browser;

/** What pages say in English, where tests need it; the only place that changes with the texts. */
final class Words {

  static final String LOADING = "Loading…";
  static final String LOST = "cannot be reached";
  static final String SEARCH = "Search";
  static final String CANCEL = "Cancel";
  static final String NAME = "Name";

  // The menu.
  static final String SERVICES = "Services";
  static final String NODES = "Nodes";

  // States.
  static final String CRITICAL = "critical";
  static final String HISTORY = "History";
  static final String WHY = "Why?";
  static final String DETAILS = "details";

  // Keys.
  static final String VALUE = "Value";
  static final String EDIT = "Edit";
  static final String SAVE = "Save";
  static final String SAVED = "Saved.";
  static final String CREATE = "Create";
  static final String LIFE = "Time to live";
  static final String CHANGED_MEANWHILE = "Changed by someone else";
  static final String KEEP_MINE = "Go on with mine";
  static final String LEAVE_TITLE = "Leave without saving?";
  static final String LEAVE = "Leave";
  static final String DELETE_FOLDER = "Delete folder";
  static final String COMPARE = "Compare with now";
  static final String BRING_BACK = "Bring back";
  static final String BRING_BACK_TITLE = "Bring back the version of index";
  static final String EXPORT = "Export";
  static final String CHOOSE_FILE = "Choose a file";
  static final String PREFIX = "Put before each name";

  // What others hold, hear and run.
  static final String INVALIDATE = "Invalidate";
  static final String FIRE = "Fire an event";
  static final String PAYLOAD = "Payload";
  static final String DEREGISTER = "Deregister";
  static final String ASKS_OWNER =
      "Another agent runs on this node; it will be asked to forget it.";
  static final String NO_INSTANCES = "There is no instance";
  static final String ROUND_TRIPS = "Round-trip times to";
  static final String NO_COORDINATES = "No network coordinates are known of this node.";
  static final String INSTALL = "Install";
  static final String PLUGIN_FILE = "File";
  static final String PLUGIN_FORBIDDEN = "This agent takes no plugins from the browser.";

  // Settings.
  static final String LANGUAGE = "Language";
  static final String LANGUAGE_IN_JAPANESE = "言語";
  static final String DARK = "Dark";
  static final String LIGHT = "Light";
  static final String REFUSED = "The agent refused this (403)";
  static final String OTHER_TOKEN = "Use another token";
  static final String SECRET = "Secret of the token";
  static final String USE_TOKEN = "Use this token";
  static final String TOKEN_REFUSED = "The agent refuses this token";
  static final String NO_TOKEN = "No token is used";
  static final String FORGET_TOKEN = "Forget it";

  /** Whatever a filter is made of. */
  static final String FILTER_ROLES = "button|radio|tab|checkbox|option";

  static final String SEARCH_ROLES = "searchbox|textbox|combobox";

  /** What unfolds and folds something. */
  static final String FOLD_ROLES = "DisclosureTriangle|button";

  private Words() {}
}
