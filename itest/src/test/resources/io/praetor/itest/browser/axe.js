// Asks axe-core, which has to be there, for what is serious; the last argument is called with it. The
// first one names rules, none for all of them.
// Of many siblings only the first are looked at: the others are made in the same way, and looking
// at thousands takes minutes.
const MANY = 12;
const [rules, done] = arguments;
const rest = window.__itest.elements('*').filter((each) => each.childElementCount > MANY)
  .flatMap((each) => [...each.children].slice(MANY)).filter((each) => each.style?.display === '');
rest.forEach((each) => { each.style.display = 'none'; });
axe.run(document, {
  resultTypes: ['violations'], iframes: false, ...(rules.length ? { runOnly: { type: 'rule', values: rules } } : {}),
}).then(
  ({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, impact, nodes }) => nodes.map(({ target, html, failureSummary }) =>
      `${id} (${impact}) at ${target.flat().join(' >> ')}: ${html.slice(0, 200)}\n${failureSummary}`)),
  (failure) => [`axe-core failed: ${failure.stack ?? failure}`],
).then((found) => {
  rest.forEach((each) => { each.style.display = ''; });
  done(found);
});
