import { SingleBar } from "cli-progress";

export type AskingBar = Readonly<{ show: (done: number, total: number) => void; stop: () => void }>;

/** How many of a set's questions have been asked; nothing where the output is no terminal. */
export function openAskingBar(stream: NodeJS.WriteStream): AskingBar {
  if (!stream.isTTY) return { show: () => undefined, stop: () => undefined };
  let bar: SingleBar | undefined;
  return {
    show(done, total) {
      if (!bar) {
        bar = new SingleBar({
          stream,
          format: "Asking {bar} {value}/{total} · {eta_formatted} left",
          hideCursor: true,
        });
        bar.start(total, 0);
      }
      bar.update(done);
    },
    stop() {
      bar?.stop();
      bar = undefined;
    },
  };
}
