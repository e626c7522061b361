/** Shared by the tests of all bundles: rules, contract suites, fakes. Never shipped. */
package io.praetor.testkit;
