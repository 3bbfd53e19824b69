// In a worker the same text answers messages: a package in, progress and one report out.
if (typeof document === "undefined" && typeof postMessage === "function")
  globalThis.onmessage = async ({ data }) =>
    postMessage({ report: await verify(data.zip, data.given, progress => postMessage({ progress })) });

globalThis.verifyPackage = verify;
globalThis.verificationSteps = STEPS;
