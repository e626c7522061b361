/** A storage engine of a third party, small and slow, for tests to put into a bundle. */
package io.praetor.itest.engine;
