/** Stands in for WXT's context of a content script (see wxt.config.ts): our scripts need none. */

export class ContentScriptContext {}
