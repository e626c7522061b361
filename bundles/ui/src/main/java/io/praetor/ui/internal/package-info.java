/** The web pages that come with the agent. */
package io.praetor.ui.internal;
