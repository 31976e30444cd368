/* Comfort for the desk: keys, a preview that follows, no double sends. Everything also works without this file. */
"use strict";

(() => {
  const QUIET_MILLISECONDS = 600; // a key that is still down from the page before decides nothing here
  const TYPING_PAUSE = 1500;
  const PULSE_MILLISECONDS = 15000;
  const SWITCH = "motieportal.desk.keys";
  const opened = performance.now();
  const form = document.getElementById("decide");
  const help = document.getElementById("toetsen");

  /* The widget takes Tab for itself, which traps the keyboard, and uploads images, which do not exist here. */
  const isEditor = (target) => target instanceof Element && target.closest(".markdownx-editor");
  window.addEventListener("keydown", (event) => {
    if (event.key === "Tab" && isEditor(event.target)) event.stopImmediatePropagation();
  }, true);
  for (const kind of ["paste", "drop"]) {
    window.addEventListener(kind, (event) => {
      const files = (event.clipboardData || event.dataTransfer || {}).files;
      if (files && files.length && isEditor(event.target)) {
        event.stopImmediatePropagation();
        event.preventDefault();
      }
    }, true);
  }
  if (!form || !help) return;

  const keysOn = () => localStorage.getItem(SWITCH) !== "off";
  const typing = (target) => target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");
  const usable = (selector) => [...document.querySelectorAll(selector)].find((item) => !item.disabled && item.offsetParent !== null);
  const choose = (view) => { const radio = document.getElementById(`view-${view}`); if (radio) radio.checked = true; };

  /* --- sending --- */
  let sending = false;
  form.addEventListener("submit", (event) => {
    if (event.submitter && event.submitter.value === "edit") {
      event.preventDefault();
      choose("edit");
      form.querySelector("#id_implication").focus();
      return;
    }
    if (sending) event.preventDefault();
    sending = true;
  });
  window.addEventListener("pageshow", () => { sending = false; });

  /* --- a finding's links open the pane that holds their target --- */
  const codePoints = (text, count) => [...text].slice(0, count).join("").length;
  for (const link of document.querySelectorAll("a[data-view]")) {
    link.addEventListener("click", (event) => {
      const { view, field, start, end } = link.dataset;
      if (!field || !document.getElementById("view-edit").checked) return choose(view);
      event.preventDefault();
      const editor = document.getElementById(`id_${field}`);
      editor.focus();
      editor.setSelectionRange(codePoints(editor.value, start), codePoints(editor.value, end));
      return undefined;
    });
  }

  /* --- what stands in the way of approving --- */
  const go = form.querySelector(".actions .go");
  const blocked = go && go.disabled;
  const why = document.getElementById("waarom-niet");
  const reasons = [...form.querySelectorAll("[data-overrule]")];
  const first = why ? why.textContent : "";
  const weigh = () => {
    if (!blocked || !reasons.length || go.hasAttribute("data-stop")) return;
    go.disabled = !reasons.every((field) => field.value.trim());
    why.textContent = go.disabled ? first : "";
  };
  for (const field of reasons) {
    field.addEventListener("input", weigh);
    field.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  }
  weigh();

  /* --- who else looks, did anything change; and what is typed is kept --- */
  const who = document.querySelector("[data-who]");
  let asking = null;
  let later = 0;
  const pulse = async () => {
    if (sending || document.hidden) return;
    if (asking) asking.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(form.dataset.pulse, { method: "POST", body: new FormData(form), signal: asking.signal });
      const said = await answer.json();
      if (!answer.ok) {
        who.textContent = `${said.detail} Log in een ander tabblad in; je woorden blijven hier staan.`;
      } else if (String(said.version) !== form.dataset.version) {
        who.textContent = "Iemand veranderde dit concept. Laad de pagina opnieuw; wat je typte is bewaard.";
      } else {
        who.textContent = [said.colleague && `${said.colleague} bekijkt dit ook`, said.kept && "Kladje bewaard"].filter(Boolean).join(" · ");
      }
    } catch (error) {
      if (error.name !== "AbortError") who.textContent = "Geen verbinding. Wat je typt, staat alleen op dit scherm.";
    }
  };
  form.addEventListener("input", (event) => {
    if (!isEditor(event.target)) return;
    clearTimeout(later);
    later = setTimeout(pulse, TYPING_PAUSE);
  });
  form.addEventListener("submit", () => { clearTimeout(later); if (asking) asking.abort(); });
  setInterval(pulse, PULSE_MILLISECONDS);

  /* --- keys --- */
  const toggle = help.querySelector("[data-keys-switch]");
  toggle.checked = keysOn();
  const print = () => document.body.classList.toggle("keys-off", !toggle.checked);
  toggle.addEventListener("change", () => { localStorage.setItem(SWITCH, toggle.checked ? "on" : "off"); print(); });
  print();

  const menu = form.querySelector("[data-menu]");
  const showHelp = (open) => {
    help.classList.toggle("open", open);
    if (open) help.focus();
    else if (location.hash === "#toetsen") history.replaceState(null, "", location.pathname + location.search);
  };
  for (const link of document.querySelectorAll("[data-keys-help], #toetsen a")) {
    link.addEventListener("click", (event) => { event.preventDefault(); showHelp(!help.classList.contains("open")); });
  }

  const press = (key) => {
    if (key === "?") return showHelp(!help.classList.contains("open"));
    if (key === "escape") { if (menu) menu.open = false; return showHelp(false); }
    if (key === "w") return form.querySelectorAll("[data-seen]").forEach((box) => { box.checked = true; });
    if (menu && menu.open && /^[1-9]$/.test(key)) return menu.querySelector(`[data-digit="${key}"]`)?.click();
    const target = usable(`[data-key="${key}"]`);
    if (!target) return undefined;
    target.click();
    if (key === "r" && menu.open) menu.querySelector("[data-digit]").focus();
    return undefined;
  };

  document.addEventListener("keydown", (event) => {
    const editing = typing(event.target);
    if (event.key === "Escape" && editing) return event.target.blur();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && isEditor(event.target)) {
      event.preventDefault();
      return form.requestSubmit(form.querySelector("[value=save]"));
    }
    if (!keysOn() || editing || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return undefined;
    if (performance.now() - opened < QUIET_MILLISECONDS) return undefined;
    const key = event.key.toLowerCase();
    if (!/^[aegjkorswz?1-9]$|^escape$/.test(key)) return undefined;
    if (key !== "escape") event.preventDefault();
    return press(key);
  });
})();
