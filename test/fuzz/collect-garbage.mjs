// Has a process of Node collect its garbage, by its inspector: `node collect-garbage.mjs PROCESS`, in a Node with WebSocket (22
// or later). Memory after that is what the process holds on to, and not what nobody has had a reason to clear away.
import { setTimeout as delay } from 'node:timers/promises';

// Opens the inspector, once.
process.kill(Number(process.argv[2]), 'SIGUSR1');
const address = await (async () => {
  for (;;) {
    const targets = await fetch('http://127.0.0.1:9229/json/list').then(
      (response) => response.json(),
      () => [],
    );
    if (targets.length > 0) return targets[0].webSocketDebuggerUrl;
    await delay(100);
  }
})();
const socket = new WebSocket(address);
await new Promise((resolve, reject) => {
  socket.onopen = resolve;
  socket.onerror = reject;
});
// What weak references and finalisers let go of at the first goes with the second.
for (const id of [1, 2]) {
  await new Promise((resolve) => {
    socket.onmessage = resolve;
    socket.send(JSON.stringify({ id, method: 'HeapProfiler.collectGarbage' }));
  });
}
socket.close();
