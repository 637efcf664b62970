"use strict";
// Comfort for pages that work without it.

document.documentElement.classList.add("has-script");
const on = (type, act) => document.addEventListener(type, act);
const byId = (id) => document.getElementById(id);

// Errors first: whoever hears the page must meet them at once.
const summary = byId("error-summary");
if (summary) summary.focus();

// Offers what only a script can do.
const acts = { print: () => window.print(), same: (button) => sameForTheRest(button) };
for (const button of document.querySelectorAll("[data-act]")) {
    button.hidden = false;
    button.addEventListener("click", () => acts[button.dataset.act](button));
}

// Unsaved changes are not lost by leaving; one press sends a form once.
const dirty = new Set();
let isSending = false;
on("input", ({ target: { form } }) => {
    if (!form?.matches("[data-guarded]")) return;
    dirty.add(form);
    isDraftNew = form.contains(saveState);
    keepDraftSoon();
});
on("submit", (event) => {
    if (isSending) event.preventDefault();
    isSending = true;
});
addEventListener("pageshow", () => { isSending = false; });
addEventListener("beforeunload", (event) => {
    if (dirty.size > 0 && !isSending) event.preventDefault();
});

// What is typed at the desk is kept on the server at every pause, and when a field or the page is left. What
// was refused waits for the next key, for nobody may be there any more.
const saveState = byId("save-state");
let draftTimer, isDraftNew = false, isDraftOnItsWay = false;

function keepDraftSoon() {
    clearTimeout(draftTimer);
    draftTimer = setTimeout(keepDraft, 800);
}

async function keepDraft(event) {
    const isLast = event?.type === "pagehide";
    if (!isDraftNew || isSending || (isDraftOnItsWay && !isLast)) return;
    [isDraftNew, isDraftOnItsWay] = [false, true];
    let { draft, failed: said } = saveState.dataset;
    let status = 500;
    try {
        const body = new URLSearchParams(new FormData(saveState.closest("form")));
        const signal = AbortSignal.timeout(10000);
        const answer = await fetch(draft, {
            method: "POST", body, redirect: "error", keepalive: isLast, signal,
        });
        ({ status } = answer);
        if (/^text.plain/.test(answer.headers.get("content-type"))) said = await answer.text();
    } catch {
        // The words for it stand ready.
    }
    isDraftOnItsWay = false;
    if (saveState.textContent !== said) saveState.textContent = said;
    isDraftNew ||= status !== 200;
    if (isDraftNew && !/^4/.test(status)) keepDraftSoon();
}

on("change", keepDraft);
addEventListener("pagehide", keepDraft);

// A part of a form that leads on: the enter key and a chosen digit go to the next control, to what is open
// or to what is needed; behind the last one waits the button that sends.
const controls = "input:not([type=hidden]), select, textarea";
const isShown = (control) => control.offsetParent !== null && !control.disabled;

function stops(flow) {
    const names = new Set();
    return [...flow.querySelectorAll(controls)].filter((control) => {
        const isTick = control.type === "checkbox" && control.id !== "people-complete";
        if (isTick || !isShown(control)) return false;
        if (control.type !== "radio") return true;
        return !names.has(control.name) && names.add(control.name);
    });
}

const alike = (radio, which) =>
    radio.form.querySelector(`input[name="${CSS.escape(radio.name)}"]${which}`);
const chosen = (stop) => (stop.type === "radio" && alike(stop, ":checked")) || stop;

function isOpen(stop) {
    if (stop.type === "checkbox") return true;
    const uncertain = byId(`${stop.id}-uncertain`);
    return chosen(stop).value === "" && !(stop.type === "text" && uncertain?.checked);
}

const leadsTo = {
    open: isOpen,
    needed: (stop) => stop.matches("[data-needed]") && stop.value === "",
    next: () => true,
};

function goOn(from, isEnter) {
    const flow = from.closest("[data-flow]");
    const isSkipped = flow.dataset.flow === "next" && from.matches("select") && from.value === "";
    const part = isSkipped ? from.closest("fieldset") : from;
    const isBehind = (stop) => stop.name !== from.name && !part.contains(stop)
        && (part.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const next = stops(flow).find((stop) => isBehind(stop) && leadsTo[flow.dataset.flow](stop));
    const end = flow.querySelector("[data-flow-end]");
    if (next) {
        next.focus();
        if (next.type === "text") next.select();
    } else if (isEnter && flow.dataset.flow !== "needed") end.click();
    else end.focus();
}

const isPlain = (event) => !(event.ctrlKey || event.altKey || event.metaKey || event.isComposing);
on("keydown", (event) => {
    const { target, key } = event;
    if (key !== "Enter" || event.shiftKey || !isPlain(event)) return;
    if (!target.matches("input, select") || !target.closest("[data-flow]")) return;
    event.preventDefault();
    goOn(target, true);
});

function change(control, value) {
    control[/radio|checkbox/.test(control.type) ? "checked" : "value"] = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
}

// Digits choose in the group that has the focus, or from the only big buttons. The physical key counts,
// because an input method would turn the character into something else.
on("keydown", (event) => {
    const { target } = event;
    const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1];
    if (!digit || !isPlain(event)) return;
    const isTyping = target.matches("input:not([type=radio], [type=checkbox]), textarea, select");
    const group = target.closest("[data-digits]")
        ?? (isTyping ? null : document.querySelector(".big-buttons[data-digits]"));
    if (!group) return;
    event.preventDefault();
    if (digit === "0") sameForTheRest(target);
    else if (group.matches("select")) {
        if (!group.options[digit]) return;
        change(group, group.options[digit].value);
        if (group.closest("[data-flow]")) goOn(group, false);
    } else {
        const choice = group.querySelectorAll("input, button")[digit - 1];
        if (!choice) return;
        choice.focus();
        choice.click();
        if (choice.type !== "radio" || !choice.closest("[data-flow]")) return;
        const ticks = choice.closest("fieldset").querySelector(".check-grid input");
        if (ticks && choice.value === "given") ticks.focus();
        else goOn(choice, false);
    }
});

// Whoever ticks a box says that there is some.
on("change", ({ target }) => {
    if (!target.matches(".check-grid input")) return;
    const some = byId(`${target.name}-state-given`);
    if (some) some.checked = true;
});

// The last answer given in a question, for those after it that are still open.
function sameForTheRest(target) {
    const question = target.closest(".ask");
    if (!question) return;
    const answers = stops(question);
    const place = answers.findIndex(isOpen);
    if (place < 1) return;
    const value = chosen(answers[place - 1]).value;
    for (const stop of answers.slice(place).filter(isOpen)) {
        if (stop.type !== "radio") change(stop, value);
        else change(alike(stop, `[value="${CSS.escape(value)}"]`), true);
    }
    if (value !== "given") goOn(answers.at(-1), false);
}

// The question mark opens the list of keys.
byId("keys-open")?.addEventListener("click", (event) => {
    event.preventDefault();
    byId("keys").showModal();
});
on("keydown", ({ key, target }) => {
    if (key === "?" && !target.matches("input[type=text], textarea")) byId("keys-open")?.click();
});

// After saving, the page stands where it stood.
const placeName = `place ${location.pathname}`;
const panes = [...document.querySelectorAll(".pane")];
on("submit", (event) => {
    if (event.submitter?.value !== "save") return;
    const { id } = document.activeElement;
    sessionStorage.setItem(placeName, JSON.stringify([id, panes.map((pane) => pane.scrollTop)]));
});
const kept = JSON.parse(sessionStorage.getItem(placeName));
sessionStorage.removeItem(placeName);
if (kept && !summary) {
    panes.forEach((pane, index) => { pane.scrollTop = kept[1][index] ?? 0; });
    byId(kept[0])?.focus({ preventScroll: true });
}

// A region that ages is fetched again, but not while somebody works in it or moved the pointer over it a
// moment ago: nothing moves under the cursor. When fetching fails, the page says that it is out of date.
const pointerRest = 5000;
let pointerMoved = -pointerRest;
on("pointermove", (event) => { pointerMoved = event.timeStamp; });

function isInUse(region) {
    return region.contains(document.activeElement)
        || region.matches(":hover") && performance.now() - pointerMoved < pointerRest
        || region.querySelector("details[open]") !== null
        || [...dirty].some((form) => region.contains(form));
}

function load(address) {
    // This kind of request parses HTML without running it.
    return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open("GET", address);
        request.responseType = "document";
        request.timeout = 10000;
        request.onload = () => (request.status === 200 ? resolve : reject)(request.response);
        request.onerror = request.ontimeout = reject;
        request.send();
    });
}

async function refresh(region) {
    if (document.hidden || isInUse(region)) return;
    const page = await load(region.dataset.from ?? location.href);
    const fresh = page.getElementById(region.id);
    if (isInUse(region) || fresh.innerHTML === region.innerHTML) return;
    const words = () => region.querySelector("[data-announce]")?.textContent ?? "";
    const said = words();
    region.replaceChildren(...fresh.childNodes);
    if (words() !== said) byId("announcer").textContent = words();
}

for (const region of document.querySelectorAll("[data-refresh]")) {
    const rest = Number(region.dataset.refresh) * 1000;
    let failures = 0;
    setTimeout(async function turn() {
        failures = await refresh(region).then(() => 0, () => failures + 1);
        byId("stale-note").hidden = failures < 2;
        setTimeout(turn, rest);
    }, rest);
}
