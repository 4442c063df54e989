/** Loads the page's program; what the host has drawn is painted before the program takes the time to start. */
const load = () => void import('./main.tsx');

if (document.getElementById('first-answers')) requestAnimationFrame(() => setTimeout(load));
else load();
