/**
 * Workers for pages that are opened from a folder: a browser starts none from a file (`file://`). The script of one runs
 * in a frame of the page instead. Material's search looks for the name `IFrameWorker`.
 */
class IFrameWorker extends EventTarget {
  /** @param {string} url of the worker's script */
  constructor(url) {
    super();
    this.isReady = new Promise((resolve) => {
      const start = () => this.start(url, resolve);
      if (document.body) start();
      else document.addEventListener("DOMContentLoaded", start);
    });
  }

  /** @type {(url: string, ready: (frame: Window) => void) => void} */
  start(url, ready) {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    /** @type {any} */
    const inside = frame.contentWindow;
    /** @type {(address: string) => Promise<void>} */
    const load = (address) =>
      new Promise((resolve, reject) => {
        const script = inside.document.createElement("script");
        script.src = address;
        script.onload = () => resolve();
        script.onerror = () => reject(new Error(address));
        inside.document.body.append(script);
      });
    /** @type {(...urls: string[]) => Promise<void>} */
    inside.importScripts = async (...urls) => {
      for (const address of urls) await load(address);
    };
    inside.postMessage = (/** @type {any} */ data) => this.dispatchEvent(new MessageEvent("message", { data }));
    load(new URL(url, document.baseURI).href).then(() => ready(inside));
  }

  /** @param {any} data */
  postMessage(data) {
    this.isReady.then((inside) => inside.dispatchEvent(new MessageEvent("message", { data })));
  }
}

if (location.protocol === "file:") {
  Object.assign(globalThis, { IFrameWorker, Worker: IFrameWorker });
}
