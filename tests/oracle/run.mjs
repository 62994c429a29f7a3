// Runs programs on the real MicroPython of the npm package. One JSON object on
// each line of standard input asks for a run, one on each line of standard
// output answers it; see micropython.py, which speaks this for tests.
//
// A run has a fresh interpreter with a heap of its own.
import { createInterface } from "node:readline";

// What a run leaves behind must not reach into a later one: a task of asyncio is
// a timer, and a proxy that JavaScript's collector finds unused calls into the
// interpreter that made it. An exception in either would end this process.
const timers = new Set();
const setTimer = globalThis.setTimeout;
globalThis.setTimeout = (...what) => {
  const timer = setTimer(...what);
  timers.add(timer);
  return timer;
};
globalThis.FinalizationRegistry = class {
  register() {}
  unregister() {}
};

const { loadMicroPython } = await import(
  process.env.PYMEMLINT_MICROPYTHON ??
    "@micropython/micropython-webassembly-pyscript/micropython.mjs"
);

async function run(request) {
  const decoder = new TextDecoder();
  const bytes = [];
  const micropython = await loadMicroPython({
    heapsize: request.heap_bytes,
    pystack: request.pystack_words,
    stdout: (chunk) => bytes.push(...chunk),
    stderr: (chunk) => bytes.push(...chunk),
    linebuffer: false,
  });
  for (const [path, base64] of Object.entries(request.files)) {
    const parts = path.split("/").slice(0, -1);
    for (let depth = 1; depth <= parts.length; depth++) {
      const folder = parts.slice(0, depth).join("/");
      if (folder && !micropython.FS.analyzePath(folder).exists)
        micropython.FS.mkdir(folder);
    }
    micropython.FS.writeFile(path, Buffer.from(base64, "base64"));
  }
  let error = null;
  try {
    micropython.runPython(request.source);
  } catch (caught) {
    if (caught?.name !== "PythonError") throw caught;
    error = { type: caught.type, message: caught.message };
  }
  return { stdout: decoder.decode(new Uint8Array(bytes)), error };
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = await run(JSON.parse(line));
  } catch (caught) {
    // A RuntimeError of WebAssembly, as when the C stack is exhausted.
    answer = { crash: String(caught?.stack ?? caught) };
  }
  timers.forEach(clearTimeout);
  timers.clear();
  process.stdout.write(JSON.stringify(answer) + "\n");
}
