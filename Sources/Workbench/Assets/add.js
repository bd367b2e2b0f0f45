// The page /add: files dropped on it, and how far the reading is. Without this the form works all the same.
(() => {
  "use strict";
  const form = document.getElementById("adding");
  if (!form) return;
  const status = document.getElementById("adding-status");
  const files = form.querySelector("input[type=file]");
  const zone = form.querySelector(".drop");
  const button = form.querySelector("button[type=submit]");
  const digits = document.documentElement.dataset.digits === "arabic"
    ? (text) => text.replace(/[0-9]/g, (d) => "٠١٢٣٤٥٦٧٨٩"[d]) : (text) => text;

  const say = (text) => { status.hidden = false; status.textContent = digits(text); };
  const stop = (text) => { say(text); status.setAttribute("role", "alert"); button.disabled = false; };

  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("over"); });
  }
  for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) files.files = event.dataTransfer.files;
  });

  const follow = async (addition) => {
    let lost = 0;
    for (;;) {
      try {
        const answer = await fetch(addition.progress, { headers: { Accept: "application/json" } });
        if (!answer.ok) throw new Error(String(answer.status));
        const progress = await answer.json();
        lost = 0;
        if (progress.isOver) { location.assign(addition.address); return; }
        say(progress.state === "reading" ? `${form.dataset.reading}: ${progress.documents}` : form.dataset[progress.state]);
      } catch {
        lost += 1;
        if (lost > 20) { stop(form.dataset.lost); return; }
      }
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    button.disabled = true;
    status.setAttribute("role", "status");
    say(form.dataset.sending);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Accept-Language", document.documentElement.lang);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) say(`${form.dataset.sending}: ${Math.round(100 * event.loaded / event.total)}%`);
    });
    request.addEventListener("error", () => stop(form.dataset.lost));
    request.addEventListener("load", () => {
      let answer = null;
      try { answer = JSON.parse(request.responseText); } catch { /* a refusal in plain words */ }
      if (request.status === 202 && answer) { follow(answer); return; }
      stop(answer && answer.error ? [answer.error, answer.hint].filter(Boolean).join(" · ") : request.responseText.trim());
    });
    request.send(new FormData(form));
  });
})();
