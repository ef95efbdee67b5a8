"use client";

import { type ReactNode, useEffect, useRef } from "react";
import styles from "./modal.module.css";

type ModalProps = Readonly<{ name: string; onClose: () => void; children: ReactNode }>;

/** A dialog over the page: the browser keeps the focus in it, closes it on Escape and gives the focus back. */
export function Modal({ name, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.modal}
      aria-label={name}
      onClose={() => dialog.current?.open !== true && onClose()}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      {children}
    </dialog>
  );
}
