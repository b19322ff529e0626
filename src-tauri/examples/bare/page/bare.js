// Echoes what is typed, says when it was pressed, and counts seconds when asked to by `#ticking`.
const byId = (id) => document.getElementById(id);
byId('echo').addEventListener('input', (event) => { byId('said').textContent = event.target.value; });
byId('press').addEventListener('click', () => { byId('said').textContent = 'pressed'; });
if (location.hash === '#ticking') {
  let seconds = 0;
  setInterval(() => { seconds += 1; byId('number').textContent = String(seconds); }, 1000);
}
