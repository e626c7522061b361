/** What runs inside the agents under test, in bundles of its own. */
package io.praetor.itest.guest;
