/**
 * Workers for pages that are opened from a folder: a browser starts none from a file (`file://`). The script of one runs
 * in a frame of the page instead. Material's search looks for the name `IFrameWorker`; Zensical's sets `onmessage`.
 */
class IFrameWorker extends EventTarget {
  /** @type {((event: Event) => void) | null} */
  onmessage = null;

  /** @type {((event: Event) => void) | null} */
  onerror = null;

  frame = document.createElement("iframe");

  /** @param {string} url of the worker's script */
  constructor(url) {
    super();
    this.addEventListener("message", (event) => this.onmessage?.(event));
    this.addEventListener("error", (event) => this.onerror?.(event));
    this.isReady = new Promise((resolve) => {
      const start = () => this.start(url, resolve);
      if (document.body) start();
      else document.addEventListener("DOMContentLoaded", start);
    });
  }

  /** @type {(url: string, ready: (frame: Window) => void) => void} */
  start(url, ready) {
    this.frame.hidden = true;
    document.body.append(this.frame);
    /** @type {any} */
    const inside = this.frame.contentWindow;
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
    load(new URL(url, document.baseURI).href).then(
      () => ready(inside),
      () => this.dispatchEvent(new Event("error")),
    );
  }

  terminate() {
    this.frame.remove();
  }

  /** @param {any} data */
  postMessage(data) {
    this.isReady.then((inside) => inside.dispatchEvent(new MessageEvent("message", { data })));
  }
}

if (location.protocol === "file:") {
  Object.assign(globalThis, { IFrameWorker, Worker: IFrameWorker });
}
