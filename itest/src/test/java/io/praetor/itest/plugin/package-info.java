/**
 * What bundles that tests install do inside the agent. They know the SPI and nothing of the tests.
 */
package io.praetor.itest.plugin;
