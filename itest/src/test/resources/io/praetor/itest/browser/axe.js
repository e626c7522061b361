// Asks axe-core, which has to be there, for what is serious; the last argument is called with it.
const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ['violations'], selectors: true, iframes: false }).then(
  ({ violations }) => done(violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, impact, nodes }) => nodes.map(({ target, html, failureSummary }) =>
      `${id} (${impact}) at ${target.flat().join(' >> ')}: ${html.slice(0, 200)}\n${failureSummary}`))),
  (failure) => done([`axe-core failed: ${failure.stack ?? failure}`]));
