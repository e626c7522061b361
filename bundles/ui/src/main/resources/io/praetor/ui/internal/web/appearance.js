// Light or dark, as it was chosen, else as the system is. No module, so that it comes before the
// first thing that is drawn. `praetor.appearance` holds the choice; the event of that name makes a
// new one known.
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const chosen = () => {
    try {
      return localStorage.getItem('praetor.appearance');
    } catch {
      return null; // a browser that keeps nothing
    }
  };
  const show = () => {
    document.documentElement.dataset.theme = chosen() ?? (system.matches ? 'dark' : 'light');
  };
  system.addEventListener('change', show);
  addEventListener('storage', show);
  addEventListener('praetor.appearance', show);
  show();
})();
