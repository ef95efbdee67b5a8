/**
 * Lets one caller after the other go on, each in a round of its own of the event loop. Answering is work without a
 * pause; several questions that arrive together would otherwise be answered in one go, and whatever else waits
 * (a refusal, a health check) would wait for all of them.
 */
export function takeTurns(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(nextRound);
    return last;
  };
}

function nextRound(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
