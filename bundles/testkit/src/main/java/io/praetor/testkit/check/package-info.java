/** What every check type must keep to, as a suite that its author runs. */
package io.praetor.testkit.check;
