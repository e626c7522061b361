/**
 * What bundles of others do that tests install: they know OSGi's own contracts and nothing of ours.
 */
package io.praetor.itest.guest;
