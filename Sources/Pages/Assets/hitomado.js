"use strict";
// Comfort for pages that work without it: focus, unsaved changes, digits as keys, fresh regions.

document.documentElement.classList.add("has-script");

// Errors first: whoever hears the page instead of seeing it must meet them at once.
const summary = document.getElementById("error-summary");
if (summary) summary.focus();

// Offers what only a script can do.
for (const button of document.querySelectorAll("[data-act=print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
}

// Unsaved changes are not lost by leaving; one press sends a form once.
const dirty = new Set();
let isSending = false;
document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.hasAttribute("data-guarded")) dirty.add(form);
});
document.addEventListener("submit", (event) => {
    if (isSending) event.preventDefault();
    isSending = true;
});
window.addEventListener("pageshow", () => { isSending = false; });
window.addEventListener("beforeunload", (event) => {
    if (dirty.size > 0 && !isSending) event.preventDefault();
});

// A part of a form that leads on: the enter key and a chosen digit go from one control to the next, to
// what is still open, or to what is needed; behind the last one waits the button that sends.
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

function chosen(stop) {
    if (stop.type !== "radio") return stop;
    return stop.form.querySelector(`input[name="${CSS.escape(stop.name)}"]:checked`) ?? stop;
}

function isOpen(stop) {
    if (stop.type === "checkbox") return true;
    const uncertain = document.getElementById(`${stop.id}-uncertain`);
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

document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    const isPlain = !(event.ctrlKey || event.altKey || event.metaKey || event.shiftKey);
    if (key !== "Enter" || !isPlain || event.isComposing) return;
    if (!target.matches("input, select") || !target.closest("[data-flow]")) return;
    event.preventDefault();
    goOn(target, true);
});

function change(control, value) {
    if (control.type === "radio" || control.type === "checkbox") control.checked = value;
    else control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
}

// Digits choose: 1 is the first choice of the group that has the focus, or of the only big buttons.
// The physical key counts, because an input method would turn the character into something else.
document.addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1];
    if (!digit) return;
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
document.addEventListener("change", ({ target }) => {
    if (!target.matches(".check-grid input")) return;
    const some = document.getElementById(`${target.name}-state-given`);
    if (some) some.checked = true;
});

// The last answer given in a question, for those after it that are still open; seen before it is sent.
function sameForTheRest(target) {
    const question = target.closest(".ask");
    if (!question) return;
    const answers = stops(question);
    const place = answers.findIndex((stop) => isOpen(stop));
    if (place < 1) return;
    const value = chosen(answers[place - 1]).value;
    for (const stop of answers.slice(place).filter(isOpen)) {
        if (stop.type !== "radio") change(stop, value);
        else {
            const same = `input[name="${CSS.escape(stop.name)}"][value="${CSS.escape(value)}"]`;
            change(stop.form.querySelector(same), true);
        }
    }
    if (value !== "given") goOn(answers.at(-1), false);
}

for (const button of document.querySelectorAll("[data-act=same]")) {
    button.hidden = false;
    button.addEventListener("click", () => sameForTheRest(button));
}

// The question mark opens the list of keys.
const keysHelp = document.getElementById("keys-help");
document.addEventListener("keydown", ({ key, target }) => {
    if (key !== "?" || !keysHelp || target.matches("input[type=text], textarea")) return;
    keysHelp.open = !keysHelp.open;
    keysHelp.firstElementChild.focus();
});

// After saving, the page stands where it stood: the same field, the panes scrolled as they were.
const placeName = `place ${location.pathname}`;
const panes = [...document.querySelectorAll(".pane")];
document.addEventListener("submit", (event) => {
    if (event.submitter?.value !== "save") return;
    const { id } = document.activeElement;
    sessionStorage.setItem(placeName, JSON.stringify([id, panes.map((pane) => pane.scrollTop)]));
});
const kept = JSON.parse(sessionStorage.getItem(placeName));
sessionStorage.removeItem(placeName);
if (kept && !summary) {
    panes.forEach((pane, index) => { pane.scrollTop = kept[1][index] ?? 0; });
    document.getElementById(kept[0])?.focus({ preventScroll: true });
}

// A region that ages is fetched again. It stays as it is while somebody works in it, or moved the
// pointer over it a moment ago, so that nothing moves under the cursor; when fetching fails, the page
// says that it is out of date.
const pointerRest = 5000;
let pointerMoved = -pointerRest;
document.addEventListener("pointermove", (event) => { pointerMoved = event.timeStamp; });
const stale = document.getElementById("stale-note");
const announcer = document.getElementById("announcer");

function isInUse(region) {
    return region.contains(document.activeElement)
        || region.matches(":hover") && performance.now() - pointerMoved < pointerRest
        || region.querySelector("details[open]") !== null
        || [...dirty].some((form) => region.contains(form));
}

function load(address, seconds) {
    // This kind of request parses HTML without running it and needs no trusted type.
    return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open("GET", address);
        request.responseType = "document";
        request.timeout = seconds * 1000;
        request.onload = () => {
            const isPage = request.status === 200 && request.response !== null;
            if (isPage) resolve(request.response);
            else reject(new Error(String(request.status)));
        };
        request.onerror = request.ontimeout = () => reject(new Error("no answer"));
        request.send();
    });
}

async function refresh(region) {
    if (document.hidden || isInUse(region)) return;
    const page = await load(location.href, 10);
    const fresh = page.getElementById(region.id);
    if (!fresh) throw new Error("no such region");
    if (isInUse(region) || fresh.innerHTML === region.innerHTML) return;
    const said = region.querySelector("[data-announce]")?.textContent;
    region.replaceChildren(...fresh.childNodes);
    const says = region.querySelector("[data-announce]")?.textContent;
    if (announcer && says && says !== said) announcer.textContent = says;
}

function keepFresh(region) {
    const seconds = Number(region.dataset.refresh);
    let failures = 0;
    const turn = async () => {
        try {
            await refresh(region);
            failures = 0;
        } catch {
            failures += 1;
        }
        if (stale) stale.hidden = failures < 2;
        setTimeout(turn, seconds * 1000);
    };
    setTimeout(turn, seconds * 1000);
}

document.querySelectorAll("[data-refresh]").forEach(keepFresh);
