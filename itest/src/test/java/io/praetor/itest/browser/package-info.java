/** The pages of the web UI in a real browser, over a real cluster with much in it. */
package io.praetor.itest.browser;
