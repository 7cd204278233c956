"use strict";
(() => {
  const form = document.getElementById("filter");
  const findings = [...document.querySelectorAll(".finding")].map((element) => ({
    element,
    severity: element.classList[1],
    rule: element.dataset.rule,
    paper: element.parentElement.id,
    text: "",
  }));
  const papers = [...document.querySelectorAll(".paper")];
  const shown = form.querySelector("output b");

  function filter() {
    const wanted = new FormData(form);
    const severities = new Set(wanted.getAll("severity"));
    const text = wanted.get("text").trim().toLocaleLowerCase();
    const all = severities.size === 3 && !wanted.get("rule") && !wanted.get("paper") && !text;
    const full = new Set();
    let count = 0;
    for (const one of findings) {
      const stays =
        severities.has(one.severity) &&
        (!wanted.get("rule") || one.rule === wanted.get("rule")) &&
        (!wanted.get("paper") || one.paper === wanted.get("paper")) &&
        (!text || (one.text ||= one.element.textContent.toLocaleLowerCase()).includes(text));
      if (one.element.hidden === stays) one.element.hidden = !stays;
      if (stays) {
        count += 1;
        full.add(one.paper);
      }
    }
    for (const paper of papers) {
      const goes = !all && !full.has(paper.id);
      if (paper.hidden !== goes) paper.hidden = goes;
    }
    shown.textContent = count;
  }

  function open() {
    let target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest(".paper")?.hidden || target.hidden) form.reset();
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView();
  }

  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", open);
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll(".paper details")) details.open = true;
  });
  if (location.hash) open();
})();
