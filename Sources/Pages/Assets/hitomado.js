"use strict";
// Comfort for pages that work without it: focus, unsaved changes, digits as keys, fresh regions.

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

// Digits choose: 1 is the first choice of the group that has the focus, or of the only big buttons.
// The physical key counts, because an input method would turn the character into something else.
document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    if (!digit) return;
    const isTyping = event.target.matches("input:not([type=radio]), textarea, select");
    const group = event.target.closest("[data-digits]")
        ?? (isTyping ? null : document.querySelector(".big-buttons[data-digits]"));
    const choice = group?.querySelectorAll("input[type=radio], button")[digit[1] - 1];
    if (!choice) return;
    event.preventDefault();
    choice.focus();
    choice.click();
});

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
